package io.qless.shop.bench;

import io.qless.shop.item.CodeReading;
import io.qless.shop.item.ItemCodes;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// From what a scanner sent to an item code.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CodesBench {

  private String ean13 = "9520000000011";
  private String elementString = "010952000000001117271231" + "10LOT42A" + '\u001d' + "21SERIAL7";

  @Benchmark
  public CodeReading ean13() {
    return ItemCodes.parse("]E0", ean13);
  }

  @Benchmark
  public CodeReading gs1ElementString() {
    return ItemCodes.parse("]d2", elementString);
  }
}
