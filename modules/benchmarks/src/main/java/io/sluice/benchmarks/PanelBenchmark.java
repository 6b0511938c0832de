package io.sluice.benchmarks;

import static io.sluice.neural.kernel.PanelKernels.PANEL;

import io.sluice.neural.gemm.PackedPanels;
import io.sluice.neural.kernel.PanelKernels;
import io.sluice.neural.kernel.PlainPanelKernels;
import io.sluice.vector.VectorPanelKernels;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * The product of one recurrent step with packed weights, [rows, depth] times [depth, 4 depth] on
 * one core; one row is what generation does. GFLOP/s is the score times {@code 8e-9 * rows * depth
 * * depth}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class PanelBenchmark {
  /** Lanes of the step. */
  @Param({"1", "25", "50"})
  public int rows;

  /** Hidden units, a multiple of 16. */
  @Param({"128", "512"})
  public int depth;

  /** Which kernels. */
  @Param({"vector", "plain"})
  public String kernels = "";

  private PanelKernels panels = new PlainPanelKernels();
  private float[] hidden = {};
  private PackedPanels weights = new PackedPanels(0, 0);
  private float[] gates = {};

  /** Fills the operands. */
  @Setup
  public void fill() {
    panels = kernels.equals("plain") ? new PlainPanelKernels() : new VectorPanelKernels();
    hidden = new float[rows * depth];
    weights = new PackedPanels(depth, 4 * depth);
    gates = new float[rows * 4 * depth];
    float[] data = weights.data();
    for (int i = 0; i < data.length; i++) {
      data[i] = (i * 31 % 1009) * 1e-3f - 0.5f;
      hidden[i % hidden.length] = data[i];
    }
  }

  /** The product of all panels. */
  @Benchmark
  public float[] step() {
    for (int p = 0; p < weights.panels(); p++) {
      panels.multiplyAdd(
          rows,
          depth,
          hidden,
          0,
          depth,
          weights.data(),
          weights.offset(p),
          gates,
          p * PANEL,
          4 * depth);
    }
    return gates;
  }
}
