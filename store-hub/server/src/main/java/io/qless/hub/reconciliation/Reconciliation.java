package io.qless.hub.reconciliation;

import io.qless.contract.rest.MoneyTrail;
import io.qless.contract.rest.PaymentReport;
import io.qless.contract.rest.PaymentReport.Kind;
import io.qless.contract.rest.PaymentReport.Row;
import io.qless.hub.payment.PaymentProvider;
import io.qless.hub.reconciliation.JdbcMoneyRows.Compared;
import io.qless.hub.storage.Database;
import io.qless.shop.cart.SessionId;
import io.qless.shop.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// Tells where money is and whether it adds up. When it asks the providers, the hub takes up what
/// they tell, as it does when it asks by itself. Safe for any thread; lives as long as the hub.
public final class Reconciliation {

  /// Somebody reads them one by one.
  private static final int MAX_ROWS = 1_000;

  /// Attempts whose provider is asked for one report.
  private static final int MAX_ASKED = 500;

  /// Questions to providers at the same time; more would look like an attack.
  private static final int AT_ONCE = 8;

  /// Less than the command line waits for an answer.
  private static final Duration LONGEST_ASKING = Duration.ofSeconds(20);

  private static final Duration A_DAY = Duration.ofDays(1);

  private final Database journal;
  private final Function<String, Optional<PaymentProvider.Status>> ask;
  private final ZoneId zone;
  private final InstantSource clock;

  /// @param ask how an attempt stands at its provider, by our name for it
  /// @param zone the store's: its day begins at its own midnight
  public Reconciliation(
      Database journal,
      Function<String, Optional<PaymentProvider.Status>> ask,
      ZoneId zone,
      InstantSource clock) {
    this.journal = journal;
    this.ask = ask;
    this.zone = zone;
    this.clock = clock;
  }

  /// The store's day now.
  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }

  /// Where the money of a day is.
  ///
  /// @param asking whether each provider is asked about each attempt of that day, too
  public PaymentReport report(LocalDate day, boolean asking) {
    Instant from = day.atStartOfDay(zone).toInstant();
    Instant to = day.plusDays(1).atStartOfDay(zone).toInstant();
    Map<String, Compared> before =
        journal
            .jdbi()
            .withHandle(handle -> new JdbcMoneyRows(handle).toCompare(from, to, MAX_ASKED));
    Map<String, PaymentProvider.Status> answers =
        asking ? answers(List.copyOf(before.keySet())) : Map.of();
    Instant now = clock.instant();
    List<Day> seen = new ArrayList<>();
    journal.inSnapshot(handle -> {
      JdbcMoneyRows rows = new JdbcMoneyRows(handle);
      seen.add(
          new Day(
              rows.paid(from, to),
              rows.toCompare(from, to, MAX_ASKED),
              rows.refunded(from, to),
              rows.open(from, to),
              others(rows, from, to, now)));
    });
    return seen.getFirst().report(day.toString(), answers, before);
  }

  private static List<Row> others(JdbcMoneyRows rows, Instant from, Instant to, Instant now) {
    List<Row> others = new ArrayList<>(rows.ordersThatDiffer(from, to));
    others.addAll(rows.unknown(from, to, now));
    others.addAll(rows.slowRefunds(now.minus(A_DAY), MAX_ROWS));
    return others;
  }

  /// Where the money of one trip is.
  ///
  /// @param brokenRevision what the check of its journal found
  public MoneyTrail trail(SessionId session, long brokenRevision) {
    return journal
        .jdbi()
        .inTransaction(handle -> {
          JdbcMoneyRows rows = new JdbcMoneyRows(handle);
          List<PaidAttempt> paid = rows.paid(session);
          List<MoneyTrail.Back> backs = rows.backs(session);
          return new MoneyTrail(
              rows.tries(session),
              backs,
              paid.stream().mapToLong(PaidAttempt::received).sum(),
              paid.stream().mapToLong(PaidAttempt::order).sum(),
              backs.stream()
                  .filter(back -> !back.state().equals("REFUSED"))
                  .mapToLong(MoneyTrail.Back::paise)
                  .sum(),
              brokenRevision);
        });
  }

  /// What the providers say, by attempt; those that did not answer in time are not in it.
  private Map<String, PaymentProvider.Status> answers(List<String> attempts) {
    List<Callable<Optional<PaymentProvider.Status>>> questions =
        attempts.stream()
            .<Callable<Optional<PaymentProvider.Status>>>map(id -> () -> ask.apply(id))
            .toList();
    Map<String, PaymentProvider.Status> answers = new HashMap<>();
    try (ExecutorService askers =
        Executors.newFixedThreadPool(
            AT_ONCE, Thread.ofVirtual().name("reconciliation-", 1).factory())) {
      List<Future<Optional<PaymentProvider.Status>>> heard =
          askers.invokeAll(questions, LONGEST_ASKING.toMillis(), TimeUnit.MILLISECONDS);
      for (int i = 0; i < attempts.size(); i++) {
        String id = attempts.get(i);
        answer(heard.get(i)).ifPresent(status -> answers.put(id, status));
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    return answers;
  }

  private static Optional<PaymentProvider.Status> answer(
      Future<Optional<PaymentProvider.Status>> heard) throws InterruptedException {
    try {
      return heard.isCancelled()
          ? Optional.empty()
          : heard.get().filter(status -> !(status instanceof PaymentProvider.Status.Unknown));
    } catch (ExecutionException failed) {
      return Optional.empty();
    }
  }

  /// What the hub itself has of one day.
  private record Day(
      List<PaidAttempt> paid,
      Map<String, Compared> known,
      Map<String, Long> refunded,
      Map<String, Long> open,
      List<Row> others) {

    /// @param earlier what the hub had heard before the providers were asked: money that came
    ///   meanwhile is no difference
    PaymentReport report(
        String date, Map<String, PaymentProvider.Status> answers, Map<String, Compared> earlier) {
      List<Row> rows = new ArrayList<>(others);
      paid.forEach(attempt -> rows.addAll(attempt.rows()));
      answers.forEach((id, status) -> {
        Compared ours = known.get(id);
        Compared then = earlier.get(id);
        if (ours != null && then != null) {
          compared(ours, then.received(), paise(status)).ifPresent(rows::add);
        }
      });
      rows.sort(Comparator.comparing(Row::kind).thenComparing(Row::attempt));
      return new PaymentReport(
          date,
          rows.stream().noneMatch(row -> row.kind().breaksTheBalance()),
          providers(),
          rows.subList(0, Math.min(MAX_ROWS, rows.size())),
          answers.size(),
          known.size() - answers.size());
    }

    private static Optional<Row> compared(Compared ours, long heardBefore, long theirs) {
      if (theirs == ours.received() || theirs == heardBefore) {
        return Optional.empty();
      }
      return Optional.of(
          new Row(
              Kind.PROVIDER_DIFFERS,
              theirs - ours.received(),
              ours.provider(),
              ours.id(),
              ours.session(),
              "%s has %s, the hub heard of %s"
                  .formatted(ours.provider(), Money.paise(theirs), Money.paise(ours.received())),
              theirs > ours.received()
                  ? "run the report again; if it stays, tell whoever runs the hub"
                  : "ask the provider where the money is"));
    }

    /// Money of another currency is in front of staff by its alert.
    private static long paise(PaymentProvider.Status status) {
      return status instanceof PaymentProvider.Status.Captured captured
              && captured.amount().currency().equals(Money.ZERO.currency())
          ? captured.amount().minor()
          : 0;
    }

    private List<PaymentReport.Provider> providers() {
      Map<String, List<PaidAttempt>> by = new TreeMap<>();
      refunded.keySet().forEach(name -> by.put(name, new ArrayList<>()));
      open.keySet().forEach(name -> by.put(name, new ArrayList<>()));
      paid.forEach(attempt ->
          by.computeIfAbsent(attempt.provider(), name -> new ArrayList<>()).add(attempt));
      return by.entrySet().stream().map(each -> provider(each.getKey(), each.getValue())).toList();
    }

    private PaymentReport.Provider provider(String name, List<PaidAttempt> own) {
      return new PaymentReport.Provider(
          name,
          own.size(),
          own.stream().mapToLong(PaidAttempt::received).sum(),
          own.stream().filter(attempt -> attempt.order() > 0).count(),
          own.stream().mapToLong(PaidAttempt::order).sum(),
          own.stream().mapToLong(PaidAttempt::back).sum(),
          own.stream().mapToLong(PaidAttempt::way).sum(),
          own.stream().mapToLong(PaidAttempt::held).sum(),
          own.stream().mapToLong(PaidAttempt::difference).sum(),
          refunded.getOrDefault(name, 0L),
          open.getOrDefault(name, 0L));
    }
  }
}
