package io.groundspeed.query.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.probe.Probe;
import io.groundspeed.probe.jdbc.GroundspeedDriver;
import io.groundspeed.probe.session.MeasuredDatabase;
import io.groundspeed.probe.sql.Fingerprint;
import io.groundspeed.query.QueryText;
import io.groundspeed.testing.TestDatabase;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Statements of the shapes that Jakarta EE applications send, first run through the measured driver
 * with their values, then planned without them.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlanShapesTest {
  private static final UUID KEY = UUID.fromString("7f1c1d5e-9d0a-4f5e-8d61-4f8f2c2f6a11");

  private final TestDatabase db = TestDatabase.empty();
  private Connection pool;
  private Connection planning;

  @BeforeAll
  void open() throws SQLException {
    db.execute(
        """
        CREATE TABLE customer (id bigint PRIMARY KEY, version int, kind varchar(31), name varchar(255),
            key uuid, active boolean, balance numeric(12, 2), score double precision, born date,
            created timestamptz, updated timestamp, settings jsonb, labels text[], photo bytea);
        CREATE TABLE invoice (id bigint PRIMARY KEY, customer_id bigint REFERENCES customer,
            state smallint, total numeric(12, 2), due date, note text);
        CREATE TABLE customer_phones (customer_id bigint, phones varchar(255));
        CREATE SEQUENCE customer_seq INCREMENT 50;
        """);
    String url = db.measuredUrl();
    pool = new GroundspeedDriver().connect(url, new Properties());
    pool.setAutoCommit(false);
    planning = Plans.connect(database());
  }

  @AfterAll
  void close() throws SQLException {
    planning.close();
    pool.close();
    db.close();
  }

  private MeasuredDatabase database() {
    return TestDatabase.measured(db.measuredUrl());
  }

  @ParameterizedTest
  @MethodSource
  void shapes(String sql, List<Object> values) throws SQLException {
    run(sql, values);

    Fingerprint statement = Probe.fingerprints().of(sql);
    QueryPlan plan =
        new Planner(planning)
            .plan(
                Plans.plannable(
                    new QueryText(
                        statement.text(),
                        statement.typedText(),
                        statement.database(),
                        Instant.EPOCH)));

    assertThat(plan.refusal()).as(statement.typedText()).isNull();
    assertThat(plan.tree().nodes()).isNotEmpty();
    assertThat(statement.database()).isEqualTo(database().name());
  }

  private void run(String sql, List<Object> values) throws SQLException {
    try (PreparedStatement statement = pool.prepareStatement(sql)) {
      for (int i = 0; i < values.size(); i++) {
        bind(statement, i + 1, values.get(i));
      }
      statement.execute();
    } finally {
      pool.rollback();
    }
  }

  private static void bind(PreparedStatement statement, int number, Object value)
      throws SQLException {
    if (value instanceof Null none) {
      statement.setNull(number, none.type());
    } else if (value instanceof Json json) {
      statement.setObject(number, json.text(), Types.OTHER);
    } else if (value instanceof Object[] many) {
      String type = many instanceof Long[] ? "int8" : "text";
      statement.setArray(number, statement.getConnection().createArrayOf(type, many));
    } else {
      statement.setObject(number, value);
    }
  }

  private record Null(int type) {}

  private record Json(String text) {}

  private static Arguments of(String sql, Object... values) {
    return Arguments.of(sql, List.of(values));
  }

  static Stream<Arguments> shapes() {
    return Stream.of(reads(), joinsAndLists(), expressions(), changes(), nativeTypes(), literals())
        .flatMap(shapes -> shapes);
  }

  private static Stream<Arguments> reads() {
    return Stream.of(
        of("select c1_0.id,c1_0.name from customer c1_0 where c1_0.id=?", 1L),
        of("select c1_0.id from customer c1_0 where c1_0.name=? and c1_0.active=?", "a", true),
        of("select c1_0.id from customer c1_0 where (? is null or c1_0.name=?)", "a", "a"),
        of(
            "select c1_0.id from customer c1_0 where (? is null or c1_0.id=?)",
            new Null(Types.BIGINT),
            new Null(Types.BIGINT)),
        of("select id from customer order by id offset ? rows fetch first ? rows only", 20, 10),
        of("select id from customer order by id fetch first ? rows only", 10),
        of("select id from customer order by id limit ? offset ?", 10, 20),
        of("select id from customer where id=? for no key update", 1L),
        of("select id from customer where id=? for update skip locked", 1L),
        of("select count(*) from customer where created>=? and created<?", now(), now()),
        of("select count(*) from customer where created>?", OffsetDateTime.now()),
        of("select id from customer where born=?", LocalDate.EPOCH),
        of("select id from customer where key=?", KEY),
        of("select id from customer where balance>? and score<?", BigDecimal.TEN, 1.5),
        of("select id from customer where name like ? escape ''", "a%"),
        of("select id from customer where lower(name)=lower(?)", "A"),
        of("select nextval('customer_seq')"),
        of("select distinct kind from customer where kind in (?,?)", "A", "B"));
  }

  private static Timestamp now() {
    return Timestamp.from(Instant.EPOCH);
  }

  private static Stream<Arguments> joinsAndLists() {
    return Stream.of(
        of(
            "select c.id from customer c join invoice i on c.id=i.customer_id where i.state=?",
            (short) 1),
        of(
            "select c.id from customer c left join invoice i on i.customer_id=c.id and i.total>?",
            5L),
        of("select i.id from invoice i where i.customer_id in (?,?,?)", 1L, 2L, 3L),
        of(
            "select i.id from invoice i where (i.customer_id,i.state) in ((?,?),(?,?))",
            1L,
            1,
            2L,
            2),
        of("select i.id from invoice i where i.customer_id=any(?)", (Object) new Long[] {1L, 2L}),
        of(
            "select c.id from customer c where exists(select 1 from invoice i where"
                + " i.customer_id=c.id and i.total>?)",
            BigDecimal.ONE),
        of("select p.phones from customer_phones p where p.customer_id=?", 1L),
        of(
            "select c.id,case when c.kind='A' then 0 when c.kind='B' then 1 end from customer c"
                + " where c.kind=?",
            "A"),
        of(
            "select id from customer where id=? union all select id from invoice where id=?",
            1L,
            2L),
        of(
            "with recursive up(id) as (select id from customer where id=? union all select i.id"
                + " from invoice i join up on up.id=i.customer_id) select * from up",
            1L),
        of(
            "select c.id,row_number() over(partition by c.kind order by c.id desc) from customer c"
                + " where c.version>?",
            1),
        of("select * from (values (?,?),(?,?)) as v(a,b)", 1L, "a", 2L, "b"),
        of("select c.id from customer c, lateral (select 1 from invoice i where i.id=?) x", 1L));
  }

  private static Stream<Arguments> expressions() {
    return Stream.of(
        of("select sum(case when state=? then ? else ? end) from invoice", (short) 1, 1, 0),
        of("select coalesce(note,?) from invoice", "none"),
        of("select coalesce(?,?)", "a", "b"),
        of("select ?||name||? from customer", "<", ">"),
        of("select ?+?", 1, 2L),
        of("select ?/?", 1.0, 2.0),
        of("select total*? from invoice", BigDecimal.TEN),
        of("select id from customer where created>now()-?*interval '1 day'", 3),
        of("select date_trunc(?,created) from customer", "day"),
        of("select cast(? as varchar(20)), cast(? as numeric(10,2))", "a", 1L),
        of("select id from customer where length(name)>? and abs(version)<?", 3, 9),
        of("select concat(name,?,?) from customer", "-", 3),
        of("select greatest(?,version) from customer", 3),
        of("select generate_series(?,?)", 1, 3),
        of(
            "select kind,count(*) from customer group by kind having count(*)>? order by 2 desc",
            3L));
  }

  private static Stream<Arguments> changes() {
    return Stream.of(
        of("insert into customer (id,name,active,balance) values (?,?,?,?)", 9L, "a", true, 5L),
        of(
            "insert into customer (id,born,created,photo) values (?,?,?,?)",
            9L,
            new Null(Types.DATE),
            new Null(Types.TIMESTAMP),
            new byte[] {1}),
        of("insert into customer_phones values (?,?),(?,?)", 1L, "1", 2L, "2"),
        of("insert into customer_phones select id,? from customer where active=?", "x", true),
        of(
            "insert into customer (id,name) values (?,?) on conflict (id) do update"
                + " set name=excluded.name",
            9L,
            "a"),
        of("update customer set name=?,version=? where id=? and version=?", "b", 2, 1L, 1),
        of(
            "update invoice i set state=? from customer c where c.id=i.customer_id and c.name=?",
            1,
            "a"),
        of("delete from customer_phones where customer_id=? and phones=?", 1L, "1"),
        of("delete from invoice where id in (select id from invoice where due<?)", LocalDate.EPOCH),
        of(
            "merge into customer c using (select ?::bigint as id, ? as name) s on c.id=s.id when"
                + " matched then update set name=s.name when not matched then insert (id,name)"
                + " values (s.id,s.name)",
            9L,
            "m"),
        of(
            "with gone as (delete from customer_phones where customer_id=? returning phones)"
                + " select count(*) from gone",
            1L));
  }

  private static Stream<Arguments> nativeTypes() {
    return Stream.of(
        of("select id from customer where settings @> ?", new Json("{\"a\":1}")),
        of("select id from customer where settings->>?=?", "theme", "dark"),
        of("select id from customer where settings ?? ?", "theme"),
        of("select id from customer where settings ??| ?", (Object) new String[] {"a", "b"}),
        of("select id from customer where settings @?? '$.a[*] ? (@ > 1)'::jsonpath and id=?", 1L),
        of("select id from customer where jsonb_extract_path_text(settings,?)=?", "a", "b"),
        of("update customer set settings=? where id=?", new Json("{}"), 1L),
        of("update customer set settings=settings||cast(? as jsonb) where id=?", "{}", 1L),
        of("select id from customer where labels && ?", (Object) new String[] {"a"}),
        of("select id from customer where ?=any(labels)", "a"),
        of("select unnest(?)", (Object) new String[] {"a"}),
        of("select id from customer where to_tsvector('simple',name) @@ plainto_tsquery(?)", "a"));
  }

  private static Stream<Arguments> literals() {
    return Stream.of(
        of("select sum(case when kind='A' then 1 else 0 end) from customer"),
        of(
            "select id from customer where created > timestamp with time zone '2026-01-01 00:00:00Z'"),
        of(
            "select id from customer where created > now() - interval '1 day' * 3 order by 1 limit 5"),
        of("select name::varchar(10), balance::numeric(10, 2), 1.5 + 2, true, null from customer"),
        of("select id from customer where born between date '2026-01-01' and '2026-02-01'"),
        of("select version % 10 as bucket, count(*) from customer group by 1 order by 2 desc, 1"),
        of(
            "select id from customer where id in (1, 2, 3) and not active = false and score > -1.5e3"),
        of("select id from customer order by id fetch first 10 rows only"),
        of("select substring(name from 1 for 3), position('a' in name) from customer"),
        of("select 12345678901 + version, extract(year from created) from customer"));
  }
}
