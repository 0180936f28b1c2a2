package io.turnpike.routing.providers.compatible;

import io.turnpike.routing.providers.CpuRounds;
import java.io.PrintStream;
import java.util.List;

/** What it costs to read the entries of vendors at start. */
public final class VendorFilesBench {

  private VendorFilesBench() {}

  public static void print(PrintStream out) {
    int[] entries = {0};
    double first = CpuRounds.cpuMillis(() -> entries[0] = Vendors.found().list().size());
    out.println(
        "| "
            + entries[0]
            + " entries of vendors, read once, as at start | %.0f ms |".formatted(first));
    double again = CpuRounds.cpuMillis(Vendors::found);
    out.println("| once more | %.0f ms |".formatted(again));
  }

  /** Types that are entries. */
  public static List<String> types() {
    return Vendors.found().list().stream().map(Vendor::word).toList();
  }
}
