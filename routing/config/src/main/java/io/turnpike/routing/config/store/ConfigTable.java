package io.turnpike.routing.config.store;

import io.r2dbc.spi.Readable;
import io.turnpike.infra.cache.LastKnown.State;
import io.turnpike.routing.RouteConfigs.Version;
import io.turnpike.tenants.OrganizationId;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The statements on the configs of an organization and their versions. */
record ConfigTable(DatabaseClient db, OrganizationId organization) {

  private static final String SELECT =
      """
      select v.name, v.version, v.document, v.author, v.saved_at,
             v.version = c.current_version as current
      from route_config c
      join route_config_version v on v.organization_id = c.organization_id and v.name = c.name
      where c.organization_id = :organization and c.current_version > 0
      """;

  private static final String LIST = SELECT + "and v.version = c.current_version order by v.name";
  private static final String VERSIONS = SELECT + "and c.name = :name order by v.version desc";
  private static final String VERSION = SELECT + "and c.name = :name and v.version = :version";
  private static final String CURRENT =
      SELECT + "and c.name = :name and v.version = c.current_version";

  private static final String LOADED =
      """
      select v.version, v.document, c.revision
      from route_config c
      left join route_config_version v on v.organization_id = c.organization_id and v.name = c.name
       and v.version = case when :version = 0 then c.current_version else :version end
       and c.current_version > 0
      where c.organization_id = :organization and c.name = :name
      """;

  private static final String OPEN =
      """
      insert into route_config (organization_id, name, current_version, last_version, revision)
      values (:organization, :name, 0, 0, 0) on conflict do nothing
      """;

  private static final String LOCK =
      """
      select current_version, last_version from route_config
      where organization_id = :organization and name = :name for update
      """;

  private static final String KEEP =
      """
      select true as there from route_config c
      join route_config_version v on v.organization_id = c.organization_id and v.name = c.name
       and v.version = case when :version = 0 then c.current_version else :version end
      where c.organization_id = :organization and c.name = :name and c.current_version > 0
      for share of c
      """;

  private static final String ONE_AT_A_TIME =
      "select pg_advisory_xact_lock(hashtextextended('configs/' || :organization, 0))";

  private static final String COUNT =
      """
      select count(*) from route_config
      where organization_id = :organization and current_version > 0
      """;

  private static final String INSERT =
      """
      insert into route_config_version
        (organization_id, name, version, document, sha256, author, saved_at)
      values (:organization, :name, :version, :document, sha256(convert_to(:document, 'UTF8')),
              :author, now())
      returning name, version, document, author, saved_at, true as current
      """;

  private static final String POINT =
      """
      update route_config
      set current_version = :version, last_version = greatest(last_version, :version),
          revision = revision + 1
      where organization_id = :organization and name = :name
      """;

  private static final String REVISIONS =
      """
      select c.organization_id, c.name, c.current_version, c.revision
      from route_config c
      join unnest(:organizations, :names) as known (organization_id, name)
        on known.organization_id = c.organization_id and known.name = c.name
      """;

  /** A sum over names is the same for the same ones; each change of them makes it another. */
  private static final String STAMP =
      "coalesce(sum(hashtextextended(c.name, 0)), 0)::text as stamp";

  private static final String DIRECTORY =
      "select coalesce(array_agg(c.name), '{}') as names, "
          + STAMP
          + """
           from route_config c
          where c.organization_id = :organization and c.current_version > 0
          """;

  private static final String STAMPS =
      "select known.organization_id, "
          + STAMP
          + """
           from unnest(:organizations) as known (organization_id)
          left join route_config c
            on c.organization_id = known.organization_id and c.current_version > 0
          group by known.organization_id
          """;

  Flux<Version> list() {
    return db.sql(LIST).bind("organization", organization.value()).map(ConfigTable::version).all();
  }

  Flux<Version> versions(String name) {
    return of(VERSIONS, name).map(ConfigTable::version).all();
  }

  Mono<Version> current(String name) {
    return of(CURRENT, name).map(ConfigTable::version).one();
  }

  Mono<Version> version(String name, int version) {
    return of(VERSION, name).bind("version", version).map(ConfigTable::version).one();
  }

  /** As deleted when there is no such version, or no longer. */
  Mono<State<Loaded>> load(ConfigKey key) {
    return of(LOADED, key.name()).bind("version", key.version()).map(ConfigTable::loaded).one();
  }

  Mono<Directory> directory() {
    return db.sql(DIRECTORY)
        .bind("organization", organization.value())
        .map(
            row ->
                new Directory(
                    Set.of(the(row, "names", String[].class)), the(row, "stamp", String.class)))
        .one();
  }

  static Flux<Stamp> stamps(DatabaseClient db, Collection<OrganizationId> organizations) {
    return db.sql(STAMPS)
        .bind(
            "organizations", organizations.stream().map(OrganizationId::value).toArray(UUID[]::new))
        .map(
            row ->
                new Stamp(
                    new OrganizationId(the(row, "organization_id", UUID.class)),
                    the(row, "stamp", String.class)))
        .all();
  }

  /** Makes the row if there is none, and holds it until the transaction ends. */
  Mono<Standing> lock(String name) {
    return of(OPEN, name).then().then(of(LOCK, name).map(ConfigTable::standing).one());
  }

  /** Whether it exists; until the transaction ends, nobody takes it away. */
  Mono<Boolean> keep(ConfigKey key) {
    return of(KEEP, key.name())
        .bind("version", key.version())
        .map(row -> the(row, "there", Boolean.class))
        .one()
        .defaultIfEmpty(false);
  }

  /** How many there are; until the transaction ends, nobody else in the organization adds one. */
  Mono<Long> count() {
    return db.sql(ONE_AT_A_TIME)
        .bind("organization", organization.toString())
        .then()
        .then(
            db.sql(COUNT)
                .bind("organization", organization.value())
                .map(row -> Objects.requireNonNull(row.get(0, Long.class)))
                .one());
  }

  Mono<Version> insert(String name, int version, String document, String author) {
    return of(INSERT, name)
        .bind("version", version)
        .bind("document", document)
        .bind("author", author)
        .map(ConfigTable::version)
        .one();
  }

  /** Version 0 takes the config away. */
  Mono<Void> point(String name, int version) {
    return of(POINT, name).bind("version", version).then();
  }

  /** What the store has of these configs; those it lacks are missing from the answer. */
  static Flux<Stored> revisions(DatabaseClient db, Collection<ConfigKey> keys) {
    return db.sql(REVISIONS)
        .bind(
            "organizations",
            keys.stream().map(key -> key.organization().value()).toArray(UUID[]::new))
        .bind("names", keys.stream().map(ConfigKey::name).toArray(String[]::new))
        .map(ConfigTable::stored)
        .all();
  }

  private DatabaseClient.GenericExecuteSpec of(String sql, String name) {
    return db.sql(sql).bind("organization", organization.value()).bind("name", name);
  }

  private static Version version(Readable row) {
    return new Version(
        the(row, "name", String.class),
        the(row, "version", Integer.class),
        the(row, "document", String.class),
        the(row, "author", String.class),
        the(row, "saved_at", OffsetDateTime.class).toInstant(),
        the(row, "current", Boolean.class));
  }

  private static State<Loaded> loaded(Readable row) {
    int revision = the(row, "revision", Integer.class);
    Integer version = row.get("version", Integer.class);
    return State.of(
        revision,
        version == null ? null : new Loaded(version, the(row, "document", String.class), revision));
  }

  private static Standing standing(Readable row) {
    return new Standing(
        the(row, "current_version", Integer.class), the(row, "last_version", Integer.class));
  }

  private static Stored stored(Readable row) {
    OrganizationId organization = new OrganizationId(the(row, "organization_id", UUID.class));
    return new Stored(
        new ConfigKey(organization, the(row, "name", String.class), 0),
        the(row, "current_version", Integer.class),
        the(row, "revision", Integer.class));
  }

  private static <T> T the(Readable row, String column, Class<T> type) {
    return Objects.requireNonNull(row.get(column, type), column);
  }

  /**
   * What an organization's configs are called.
   *
   * @param stamp the same for the same names
   */
  record Directory(Set<String> names, String stamp) {}

  record Stamp(OrganizationId organization, String value) {}

  /**
   * @param revision of the config the version belongs to
   */
  record Loaded(int version, String document, int revision) {}

  /**
   * @param current 0 when there is none, or it was deleted
   */
  record Standing(int current, int last) {}

  /**
   * @param key of the current version
   * @param current 0 when the config was deleted
   */
  record Stored(ConfigKey key, int current, int revision) {}
}
