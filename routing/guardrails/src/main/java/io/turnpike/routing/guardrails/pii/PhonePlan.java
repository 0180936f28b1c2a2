package io.turnpike.routing.guardrails.pii;

/** Which country codes there are, and how long the numbers behind them. */
final class PhonePlan {

  private static final String CODES =
      "1 7 20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62"
          + " 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98 211 212 213 216 218 220 221 222 223 224"
          + " 225 226 227 228 229 230 231 232 233 234 235 236 237 238 239 240 241 242 243 244 245"
          + " 246 248 249 250 251 252 253 254 255 256 257 258 260 261 262 263 264 265 266 267 268"
          + " 269 290 291 297 298 299 350 351 352 353 354 355 356 357 358 359 370 371 372 373 374"
          + " 375 376 377 378 380 381 382 383 385 386 387 389 420 421 423 500 501 502 503 504 505"
          + " 506 507 508 509 590 591 592 593 594 595 596 597 598 599 670 672 673 674 675 676 677"
          + " 678 679 680 681 682 683 685 686 687 688 689 690 691 692 800 808 850 852 853 855 856"
          + " 870 878 880 881 882 883 886 888 960 961 962 963 964 965 966 967 968 970 971 972 973"
          + " 974 975 976 977 979 992 993 994 995 996 998";

  /** Least and most digits behind the code, where they are known better than six to twelve. */
  private static final String LENGTHS =
      "1:10-10 7:10-10 31:9-9 32:8-9 33:9-9 34:9-9 39:6-11 41:9-9 44:9-10 45:8-8 46:7-10 47:8-8"
          + " 48:9-9 49:6-13 52:10-11 55:10-11 61:9-9 65:8-8 81:9-10 82:8-10 86:10-11 90:10-10"
          + " 91:10-10 351:9-9 353:7-9 358:5-12 420:9-9";

  private static final byte[] LEAST = new byte[1000];
  private static final byte[] MOST = new byte[1000];

  static {
    for (String code : CODES.split(" ")) {
      LEAST[Integer.parseInt(code)] = 6;
      MOST[Integer.parseInt(code)] = 12;
    }
    for (String each : LENGTHS.split(" ")) {
      String[] parts = each.split("[:-]");
      LEAST[Integer.parseInt(parts[0])] = Byte.parseByte(parts[1]);
      MOST[Integer.parseInt(parts[0])] = Byte.parseByte(parts[2]);
    }
  }

  private PhonePlan() {}

  /** Whether these digits, one to three, are a country's code. */
  static boolean isCode(CharSequence digits, int start, int end) {
    return end - start <= 3 && MOST[(int) Checksums.number(digits, start, end)] > 0;
  }

  /**
   * Whether digits, the country's code first, have the length of a number there. A zero in brackets
   * behind the code does not count.
   */
  static boolean fits(CharSequence digits, int start, int end, boolean zero) {
    for (int length = 1; length <= 3 && start + length < end; length++) {
      int code = (int) Checksums.number(digits, start, start + length);
      if (MOST[code] > 0) {
        int rest = end - start - length - (zero ? 1 : 0);
        return rest >= LEAST[code] && rest <= MOST[code];
      }
    }
    return false;
  }
}
