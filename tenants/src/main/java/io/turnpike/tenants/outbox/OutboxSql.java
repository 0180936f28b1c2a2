package io.turnpike.tenants.outbox;

/** The statements on the outbox; all but the first are asked across organizations. */
final class OutboxSql {

  private static final String PUBLISH =
      """
      insert into notification
        (organization_id, id, type, body, mail_subject, mail_text, mail_roles, created_at)
      """;

  static final String PUBLISH_NAMED =
      PUBLISH + "values (:organization, :id, :type, :body, :subject, :text, :roles, now())";

  static final String PUBLISH_JDBC = PUBLISH + "values (?, ?, ?, ?, ?, ?, ?, now())";

  /**
   * A delivery for each who is to be told. Past the most of an hour people are not written to:
   * whoever signs up with somebody else's address must not be able to flood it.
   */
  static final String ADDRESS =
      """
      with taken as (
        select * from notification where not addressed
        order by created_at limit 100 for update skip locked
      ), letters as (
        select t.*, row_number() over (partition by t.organization_id order by t.created_at)
            + (select count(*) from notification n
               where n.organization_id = t.organization_id and n.mailed
                 and n.created_at > now() - interval '1 hour') as place
        from taken t where :mails and t.mail_subject is not null
      ), called as (
        insert into delivery (organization_id, notification_id, recipient, webhook_id, due_at)
        select t.organization_id, t.id, w.id::text, w.id, now()
        from taken t join webhook w
          on w.organization_id = t.organization_id and w.enabled and t.type = any(w.events)
      ), written as (
        insert into delivery (organization_id, notification_id, recipient, due_at)
        select l.organization_id, l.id, u.email, now()
        from letters l
          join member m on m.organization_id = l.organization_id and m.role = any(l.mail_roles)
          join app_user u on u.id = m.user_id
        where l.place <= :most
      )
      update notification n
      set addressed = true,
          mailed = exists (select from letters l
                           where l.organization_id = t.organization_id and l.id = t.id
                             and l.place <= :most)
      from taken t
      where n.organization_id = t.organization_id and n.id = t.id
      returning :mails and n.mail_subject is not null and not n.mailed as withheld
      """;

  /**
   * What is due and nobody has: a few of each organization, so that one whose receivers hang does
   * not take all places.
   */
  static final String TAKE =
      """
      with due as (
        select organization_id, notification_id, recipient from delivery
        where state = 'PENDING' and due_at <= now()
          and (organization_id, notification_id, recipient) in (
            select organization_id, notification_id, recipient
            from (select *, row_number() over (partition by organization_id order by due_at) as place
                  from delivery where state = 'PENDING' and due_at <= now()) waiting
            where place <= 4)
        order by due_at limit :room for update skip locked
      ), held as (
        update delivery d
        set tries = d.tries + 1, tried_at = now(), due_at = now() + make_interval(secs => :lease)
        from due
        where d.organization_id = due.organization_id
          and d.notification_id = due.notification_id and d.recipient = due.recipient
        returning d.organization_id, d.notification_id, d.recipient, d.webhook_id, d.tries
      )
      select h.*, n.type, n.body, n.mail_subject, n.mail_text, w.url, w.sealed_secret, w.enabled, o.name
      from held h
        join notification n on n.organization_id = h.organization_id and n.id = h.notification_id
        join organization o on o.id = h.organization_id
        left join webhook w on w.organization_id = h.organization_id and w.id = h.webhook_id
      """;

  /** Nothing when somebody else has tried since. */
  static final String SETTLE =
      """
      update delivery
      set state = :state, status = :status, error = :error,
          due_at = now() + make_interval(secs => :wait)
      where organization_id = :organization and notification_id = :notification
        and recipient = :recipient and state = 'PENDING' and tries = :tries
      """;

  /** Switches off a webhook that took nothing since the notification it has now failed to take. */
  static final String SHUT_OFF =
      """
      update webhook w set enabled = false, fault = :fault
      where w.organization_id = :organization and w.id = :webhook and w.enabled
        and not exists (
          select from delivery d, notification n
          where d.organization_id = w.organization_id and d.webhook_id = w.id
            and d.state = 'DELIVERED'
            and n.organization_id = w.organization_id and n.id = :notification
            and d.tried_at > n.created_at)
      """;

  /** Takes its deliveries along. */
  static final String FORGET =
      """
      delete from notification where (organization_id, id) in (
        select organization_id, id from notification
        where created_at < now() - interval '30 days' limit 5000)
      """;

  private OutboxSql() {}
}
