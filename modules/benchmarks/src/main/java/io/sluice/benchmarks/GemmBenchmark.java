package io.sluice.benchmarks;

import io.sluice.nd4j.Nd4jGemmProvider;
import io.sluice.neural.gemm.Gemm;
import io.sluice.neural.gemm.Gemm.Accumulation;
import io.sluice.neural.gemm.GemmProvider;
import io.sluice.neural.gemm.JavaGemmProvider;
import io.sluice.neural.gemm.Matrix;
import io.sluice.neural.gemm.Matrix.Order;
import io.sluice.neural.kernel.PlainKernels;
import io.sluice.neural.memory.Arena;
import io.sluice.neural.memory.Floats;
import io.sluice.neural.team.Team;
import io.sluice.vector.VectorKernels;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Matrix products of the shapes of workloads: input projection (NN), gradient by the input (NT) and
 * weight gradient (TN) of a layer, and the product of the output (NT); the first is one step of W1.
 * In order: W1, W2, W3, W4, W6; W5 has one row, see {@link PanelBenchmark}. The counter {@code
 * gigaflop} is GFLOP/s.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class GemmBenchmark {
  /** m, k, n, and whether a and b are transposed. */
  @Param({
    "50x512x2048 NN",
    "2500x512x2048 NN",
    "2500x2048x512 NT",
    "512x2500x2048 TN",
    "2500x512x65 NT",
    "2500x128x512 NN",
    "128x2500x512 TN",
    "700x650x2600 NN",
    "650x700x2600 TN",
    "700x650x10000 NT",
    "10000x700x650 TN",
    "800x100x800 NN",
    "200x800x800 TN",
    "1600x100x8192 NN",
    "1600x2048x275 NT"
  })
  public String shape = "";

  /** Provider, with the kernels it runs on. */
  @Param({"java-vector", "java-plain", "nd4j"})
  public String provider = "";

  /** Workers of the team. */
  @Param({"1", "2"})
  public int threads = 1;

  private final Arena arena = new Arena();
  private Gemm gemm = new JavaGemmProvider().open();
  private Team team = Team.of(1);
  private Matrix left = Matrix.of(arena.allocate(0), 0, 0);
  private Matrix right = left;
  private Matrix result = left;

  /** Work done, reported as a rate. */
  @AuxCounters
  @State(Scope.Thread)
  public static class Work {
    /** 10^9 floating point operations, an addition and a multiplication counting two. */
    public double gigaflop;
  }

  /** Opens the provider and fills the operands. */
  @Setup
  public void open() {
    String[] parts = shape.split("[x ]");
    int m = Integer.parseInt(parts[0]);
    int k = Integer.parseInt(parts[1]);
    int n = Integer.parseInt(parts[2]);
    left = operand(m, k, parts[3].charAt(0));
    right = operand(k, n, parts[3].charAt(1));
    result = operand(m, n, 'N');
    team = Team.of(threads);
    gemm = opened(provider.toLowerCase(Locale.ROOT)).open();
  }

  private static GemmProvider opened(String name) {
    return switch (name) {
      case "java-plain" -> new JavaGemmProvider(new PlainKernels());
      case "java-vector" -> new JavaGemmProvider(new VectorKernels());
      default -> new Nd4jGemmProvider();
    };
  }

  private Matrix operand(int rows, int columns, char transposed) {
    Floats data = arena.allocate(rows, columns);
    for (int i = 0; i < data.length(); i++) {
      data.set(i, (i * 31 % 1009) * 1e-3f - 0.5f);
    }
    Order order = transposed == 'T' ? Order.COLUMNS : Order.ROWS;
    return new Matrix(data, 0, rows, columns, order == Order.ROWS ? columns : rows, order);
  }

  /** One product. */
  @Benchmark
  public void multiply(Work work) {
    gemm.multiply(team, left, right, Accumulation.REPLACE, result);
    work.gigaflop += 2e-9 * left.rows() * left.columns() * right.columns();
  }

  /** Ends the threads. */
  @TearDown
  public void close() {
    gemm.close();
    team.close();
  }
}
