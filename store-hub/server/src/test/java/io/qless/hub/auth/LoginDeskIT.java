package io.qless.hub.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.rest.AddUser;
import io.qless.contract.rest.UserRole;
import io.qless.hub.storage.Database;
import io.qless.hub.storage.TestDatabases;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What happens in the tables, also when many come at once.
class LoginDeskIT {

  private static final LoginName ASHA = LoginName.parse("9876543210");
  private static final String PASSWORD = "mango lassi 7";
  private static final int AT_ONCE = 8;

  @TempDir Path directory;
  private Database journal;
  private People people;
  private Instant now = Instant.parse("2026-11-26T06:30:00Z");

  @BeforeEach
  void open() {
    journal = TestDatabases.journal(directory);
    people = again();
  }

  @AfterEach
  void close() {
    journal.close();
  }

  private People again() {
    return new People(directory, journal, "S017", token -> Optional.empty(), () -> now);
  }

  @Test
  void ofManyRefreshesAtOnceOneWinsAndNothingEnds() throws Exception {
    LoginOutcome.LoggedIn asha = registered();
    List<LoginOutcome> outcomes =
        atOnce(() -> people.logins().refresh(asha.tokens().refresh(), "10.0.0.1"));
    List<LoginOutcome.LoggedIn> winners = winners(outcomes);
    assertThat(winners).hasSize(1);
    assertThat(outcomes)
        .filteredOn(LoginOutcome.Refused.class::isInstance)
        .hasSize(AT_ONCE - 1)
        .containsOnly(new LoginOutcome.Refused(LoginRefusal.REFRESH_RACED));
    Tokens won = winners.getFirst().tokens();
    assertThat(people.logins().access(won.access())).isPresent();
    assertThat(people.logins().refresh(won.refresh(), "10.0.0.1"))
        .isInstanceOf(LoginOutcome.LoggedIn.class);
  }

  @Test
  void ofManyWithOneCodeOneRegistersOrLogsIn() throws Exception {
    String code = code();
    List<LoginOutcome> registered =
        atOnce(() -> people.logins().register(ASHA, new Proof.Code(code), "", "", "10.0.0.1"));
    assertThat(winners(registered)).hasSize(1);
    assertThat(people.users().list().users()).hasSize(1);
    now = now.plus(Duration.ofMinutes(2));
    String next = code();
    List<LoginOutcome> in =
        atOnce(() -> people.logins().login(ASHA, new Proof.Code(next), "10.0.0.1"));
    assertThat(winners(in)).hasSize(1);
  }

  @Test
  void aHashOfAnotherCostIsRenewedByTheNextLogin() {
    String old = new PasswordHashes().hash(PASSWORD, new PasswordHashes.Cost(1_024, 1, 1));
    people.users().add(new AddUser(ASHA.text(), "", UserRole.SHOPPER));
    journal.jdbi().useHandle(handle -> handle.execute("UPDATE account SET password_hash = ?", old));
    assertThat(login("wrong")).isEqualTo(new LoginOutcome.Refused(LoginRefusal.LOGIN_WRONG));
    assertThat(hash()).isEqualTo(old);
    assertThat(login(PASSWORD)).isInstanceOf(LoginOutcome.LoggedIn.class);
    assertThat(hash()).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    assertThat(login(PASSWORD)).isInstanceOf(LoginOutcome.LoggedIn.class);
  }

  @Test
  void tokensAndCodesOutliveARestart() {
    LoginOutcome.LoggedIn asha = registered();
    now = now.plus(Duration.ofMinutes(1));
    String code = code();
    people = again();
    assertThat(people.logins().access(asha.tokens().access())).isPresent();
    assertThat(people.logins().refresh(asha.tokens().refresh(), "10.0.0.1"))
        .isInstanceOf(LoginOutcome.LoggedIn.class);
    assertThat(people.logins().login(ASHA, new Proof.Code(code), "10.0.0.1"))
        .isInstanceOf(LoginOutcome.LoggedIn.class);
  }

  @Test
  void theTablesHoldNoSecretAndForgetWhatIsOver() {
    LoginOutcome.LoggedIn asha = registered();
    now = now.plus(Duration.ofMinutes(1));
    String code = code();
    for (String table : List.of("account", "login_family", "refresh_token", "login_code")) {
      String rows =
          journal
              .jdbi()
              .withHandle(handle ->
                  handle.createQuery("SELECT * FROM " + table).mapToMap().list().toString());
      assertThat(rows)
          .as(table)
          .doesNotContain(PASSWORD, "=" + code, asha.tokens().refresh(), asha.tokens().access());
    }
    now = now.plus(Duration.ofDays(31));
    assertThat(login(PASSWORD)).isInstanceOf(LoginOutcome.LoggedIn.class);
    assertThat(count("login_family")).isEqualTo(1);
    assertThat(count("refresh_token")).isEqualTo(1);
    code();
    assertThat(count("login_code")).isEqualTo(1);
  }

  @Test
  void aFailingStatementDoesNotTellItsValues() {
    AuthDatabase database = new AuthDatabase(journal);
    try {
      database.write(handle -> handle.execute("INSERT INTO nowhere VALUES (?)", PASSWORD));
    } catch (RuntimeException failed) {
      for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
        assertThat(cause.toString()).doesNotContain(PASSWORD);
      }
      return;
    }
    throw new AssertionError("a table that is not there took a row");
  }

  private LoginOutcome login(String password) {
    now = now.plus(Duration.ofMinutes(1));
    return people.logins().login(ASHA, new Proof.Password(password), "10.0.0.1");
  }

  private LoginOutcome.LoggedIn registered() {
    return (LoginOutcome.LoggedIn)
        people.logins().register(ASHA, new Proof.Code(code()), "Asha", PASSWORD, "10.0.0.1");
  }

  private String code() {
    assertThat(people.logins().sendCode(ASHA, "10.0.0.1")).isZero();
    return people.outbox().sent().codes().getFirst().code();
  }

  private String hash() {
    return journal
        .jdbi()
        .withHandle(handle ->
            handle.createQuery("SELECT password_hash FROM account").mapTo(String.class).one());
  }

  private int count(String table) {
    return journal
        .jdbi()
        .withHandle(handle ->
            handle.createQuery("SELECT COUNT(*) FROM " + table).mapTo(Integer.class).one());
  }

  private static List<LoginOutcome.LoggedIn> winners(List<LoginOutcome> outcomes) {
    return outcomes.stream()
        .filter(LoginOutcome.LoggedIn.class::isInstance)
        .map(LoginOutcome.LoggedIn.class::cast)
        .toList();
  }

  private static List<LoginOutcome> atOnce(Supplier<LoginOutcome> work) throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    List<Future<LoginOutcome>> all = new ArrayList<>();
    try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < AT_ONCE; i++) {
        all.add(
            many.submit(() -> {
              go.await();
              return work.get();
            }));
      }
      go.countDown();
      List<LoginOutcome> outcomes = new ArrayList<>();
      for (Future<LoginOutcome> one : all) {
        outcomes.add(one.get());
      }
      return outcomes;
    }
  }
}
