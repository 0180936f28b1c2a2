package io.turnpike.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.app.ManagementApi.Tenant;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An installation whose operator has set up no payment provider. */
class PaymentsOffIT {

  @RegisterExtension static final RunningApp app = RunningApp.shared();

  private final ManagementApi api = app.api();

  @Test
  void whoeverWantsToPayIsToldThatItIsOff() {
    Tenant tenant = api.signUp();
    for (String path : new String[] {"checkout", "portal"}) {
      HttpResponse<String> answer =
          api.send(
              "POST", "/api/v1/payments/" + path, tenant.managementKey(), "{\"amount_usd\": 5}");
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
      assertThat(answer.body()).contains("payments_off", "the operator has set up no");
    }
  }

  @Test
  void nobodyIsListenedTo() {
    HttpResponse<String> answer =
        api.send(
            "POST", "/api/v1/payments/webhooks/stripe", null, "{}", "Stripe-Signature", "t=1,v1=0");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(404);
  }
}
