package io.turnpike.tenants.mail;

import static io.turnpike.tenants.Node.get;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.turnpike.infra.testing.Stores;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.Eventually;
import io.turnpike.tenants.Node;
import io.turnpike.tenants.Notification;
import io.turnpike.tenants.Notification.Mail;
import io.turnpike.tenants.Role;
import jakarta.mail.internet.MimeMessage;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From a commit to the mailboxes of a real mail server. */
class PostIT {

  private static final Set<Role> PAYERS = Set.of(Role.OWNER, Role.BILLING);
  private static final Mail MAIL = new Mail("The kettle \u2615 boiled", "Make tea.\nNow.", PAYERS);

  @RegisterExtension static final Stores stores = Stores.fresh();

  private final GreenMail mail = server(0);
  private Node node;

  @AfterEach
  void stop() {
    node.close();
    mail.stop();
    stores.sql("delete from delivery");
  }

  @Test
  void writesToEachWhoseRoleItConcerns() throws Exception {
    Actor owner = started("turnpike:s3cret@");
    joined(owner, "payer@example.com", Role.BILLING);
    joined(owner, "developer@example.com", Role.DEVELOPER);
    published(owner, MAIL);
    Eventually.is(2, () -> mail.getReceivedMessages().length);
    assertThat(mail.getReceivedMessages())
        .extracting(message -> message.getAllRecipients()[0].toString())
        .containsExactlyInAnyOrder(owner.label(), "payer@example.com");
  }

  @Test
  void asksNoLoginOfAServerThatWantsNone() {
    Actor owner = started("");
    published(owner, MAIL);
    Eventually.is("DELIVERED", () -> state(owner.label()));
  }

  @Test
  void isPlainTextWithAFooter() throws Exception {
    Actor owner = started("turnpike:s3cret@");
    published(owner, MAIL);
    MimeMessage message = received();
    assertThat(message.getSubject()).isEqualTo("The kettle \u2615 boiled");
    assertThat(message.getFrom()[0]).hasToString("Turnpike <turnpike@example.com>");
    assertThat(message.getContentType()).startsWith("text/plain");
    assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(message.getContent().toString().replace("\r", ""))
        .isEqualTo("Make tea.\nNow.\n\n-- \nAcme\nhttps://gateway.example.com/alerts");
  }

  @Test
  void noSubjectOrNameBecomesAnotherHeader() throws Exception {
    Actor owner = started("turnpike:s3cret@");
    String subject = "Hello\r\nBcc: victim@example.com\r\n\r\nbody\u2028x\u0000y\ud800";
    published(owner, new Mail(subject, "\r\n.\r\nRCPT TO:<victim@example.com>\r\n", PAYERS));
    MimeMessage message = received();
    assertThat(message.getHeader("Bcc")).isNull();
    assertThat(message.getSubject()).isEqualTo("Hello Bcc: victim@example.com body xy?");
    assertThat(message.getAllRecipients()).hasSize(1);
    assertThat(mail.getReceivedMessages()).hasSize(1);
  }

  @Test
  void anAddressThatIsTwoIsWrittenToNeither() {
    Actor owner = started("turnpike:s3cret@");
    joined(owner, "a,victim@example.com", Role.BILLING);
    published(owner, MAIL);
    Eventually.is("FAILED", () -> state("a,victim@example.com"));
    Eventually.is("DELIVERED", () -> state(owner.label()));
    assertThat(mail.getReceivedMessages()).hasSize(1);
  }

  @Test
  void isTriedAgainWhenTheServerWasAway() {
    Actor owner = started("turnpike:s3cret@");
    int port = mail.getSmtp().getPort();
    mail.stop();
    published(owner, MAIL);
    Eventually.is(true, () -> tries(owner.label()) > 1);
    assertThat(state(owner.label())).isEqualTo("PENDING");
    GreenMail again = server(port);
    try {
      Eventually.is(1, () -> again.getReceivedMessages().length);
      Eventually.is("DELIVERED", () -> state(owner.label()));
    } finally {
      again.stop();
    }
  }

  @Test
  void aWrongPasswordIsAFaultThatCanBeMended() {
    Actor owner = started("turnpike:wrong@");
    published(owner, MAIL);
    Eventually.is(true, () -> tries(owner.label()) > 1);
    assertThat(error(owner.label())).contains("user and password");
    assertThat(state(owner.label())).isEqualTo("PENDING");
  }

  @Test
  void nobodyIsWrittenToWithoutAServer() {
    node = Node.on(stores, stores.database(), Map.of("turnpike.outbox.poll", "50ms"));
    Actor owner = node.founded("Acme").session().actor();
    assertThat(node.notifications().mails()).isFalse();
    UUID id = published(owner, MAIL);
    Eventually.is(
        1,
        () -> stores.rows("select 1 from notification where addressed and id='" + id + "'").size());
    assertThat(stores.rows("select 1 from delivery where notification_id = '" + id + "'"))
        .isEmpty();
  }

  @Test
  void anHourHasSoManyLettersAtMost() {
    Actor owner = started("turnpike:s3cret@");
    stores.sql(
        """
        insert into notification (organization_id, id, type, body, created_at, addressed, mailed)
        select '%s', gen_random_uuid(), 'kettle.boiled', '{}', now(), true, true
        from generate_series(1, 59)
        """
            .formatted(owner.organizationId()));
    published(owner, MAIL);
    UUID last = published(owner, MAIL);
    Eventually.is(
        1,
        () ->
            stores.rows("select 1 from notification where addressed and id='" + last + "'").size());
    Eventually.is("DELIVERED", () -> state(owner.label()));
    assertThat(mail.getReceivedMessages()).hasSize(1);
  }

  private static GreenMail server(int port) {
    ServerSetup setup = new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
    setup.setServerStartupTimeout(20_000);
    GreenMail server = new GreenMail(setup);
    server.withConfiguration(GreenMailConfiguration.aConfig().withUser("turnpike", "s3cret"));
    server.start();
    return server;
  }

  private MimeMessage received() {
    Eventually.is(1, () -> mail.getReceivedMessages().length);
    return mail.getReceivedMessages()[0];
  }

  private Actor started(String user) {
    node =
        Node.on(
            stores,
            stores.database(),
            Map.of(
                "turnpike.mail.url",
                "smtp://" + user + "127.0.0.1:" + mail.getSmtp().getPort(),
                "turnpike.mail.from",
                "Turnpike <turnpike@example.com>",
                "turnpike.public-url",
                "https://gateway.example.com",
                "turnpike.outbox.poll",
                "50ms",
                "turnpike.outbox.retries",
                "50ms,".repeat(99) + "50ms"));
    return node.founded("Acme").session().actor();
  }

  private void joined(Actor owner, String email, Role role) {
    UUID id = UUID.randomUUID();
    stores.sql(
        "delete from member where user_id in (select id from app_user where email = '%s')"
            .formatted(email));
    stores.sql("delete from app_user where email = '" + email + "'");
    stores.sql(
        "insert into app_user (id, email, password_hash, created_at) values ('%s', '%s', 'x', now())"
            .formatted(id, email));
    stores.sql(
        "insert into member (organization_id, user_id, role, created_at) values ('%s', '%s', '%s', now())"
            .formatted(owner.organizationId(), id, role));
  }

  private UUID published(Actor owner, Mail text) {
    Notification notification =
        Notification.of(owner.organizationId(), "kettle.boiled", Map.of(), text);
    return get(
        stores
            .database()
            .within(
                owner.organizationId().value(),
                db -> node.notifications().publish(db, notification).thenReturn(notification.id()))
            .single());
  }

  private static String state(String recipient) {
    return of(recipient, "state", "none").toString();
  }

  private static int tries(String recipient) {
    return (int) of(recipient, "tries", 0);
  }

  private static String error(String recipient) {
    return of(recipient, "error", "").toString();
  }

  private static Object of(String recipient, String column, Object otherwise) {
    var rows = stores.rows("select * from delivery where recipient = '" + recipient + "'");
    return rows.isEmpty() || rows.getFirst().get(column) == null
        ? otherwise
        : rows.getFirst().get(column);
  }
}
