package io.qless.shop.bench;

import io.qless.shop.cart.LineId;
import io.qless.shop.weight.BasketGuard;
import io.qless.shop.weight.Expectation;
import io.qless.shop.weight.RestingWeight;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// One settled weight that nothing explains while sixteen articles are awaited: every set is tried.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class BasketBench {

  private static final int AWAITED = 16;

  private final RestingWeight heavy = RestingWeight.of(50_000, Instant.EPOCH);
  private final BasketGuard guard = awaiting();

  @Benchmark
  public BasketGuard settle() {
    return guard.settle(heavy);
  }

  private static BasketGuard awaiting() {
    BasketGuard guard = BasketGuard.over(RestingWeight.of(0, Instant.EPOCH));
    for (int i = 0; i < AWAITED; i++) {
      guard = guard.expect(new Expectation(new LineId("line-" + i), 100 + 37L * i, 9));
    }
    return guard;
  }
}
