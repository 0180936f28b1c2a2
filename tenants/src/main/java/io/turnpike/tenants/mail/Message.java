package io.turnpike.tenants.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.turnpike.tenants.outbox.Load.Letter;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Date;

/**
 * A letter as it goes over the wire: plain text to one person. Its id is that of the delivery, so
 * that a repeated one is known as such.
 */
final class Message extends MimeMessage {

  private static final int LONGEST_SUBJECT = 200;

  private final String id;

  private Message(Session session, String id) {
    super(session);
    this.id = id;
  }

  /**
   * @param id without brackets
   * @param footer where to see more
   */
  static Message of(Session session, String id, InternetAddress from, Letter letter, String footer)
      throws MessagingException {
    Message message = new Message(session, id);
    message.setFrom(from);
    message.setRecipient(RecipientType.TO, new InternetAddress(letter.to(), true));
    message.setSubject(line(letter.subject()), UTF_8.name());
    message.setText(
        letter.text() + "\n\n-- \n" + line(letter.about()) + "\n" + footer + "\n", UTF_8.name());
    message.setSentDate(new Date());
    message.setHeader("Auto-Submitted", "auto-generated");
    return message;
  }

  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", "<" + id + ">");
  }

  /** One line, whatever is in it: a line break would begin another header. */
  private static String line(String text) {
    String line = text.replaceAll("[\\p{Cntrl}\\u2028\\u2029\\u0085]+", " ").strip();
    return line.length() <= LONGEST_SUBJECT ? line : line.substring(0, LONGEST_SUBJECT);
  }
}
