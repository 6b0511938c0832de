package io.sluice.libtorch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * libtorch's LSTM on one of our workloads, in a JVM of its own: {@code LibtorchPeer WORKLOAD
 * SECONDS fp32|bf16 onednn|no-onednn THREADS}. Prints one JSON object.
 *
 * <p>A training step is forward, backward, clipping by global norm and Adam on fixed data, state
 * not carried. bf16 is everything in bf16, weights and optimiser too, which is the least work.
 */
@SuppressWarnings("try") // scopes and guards work by being open
public final class LibtorchPeer {
  private static final int MEDIAN_OF_AT_LEAST = 5;
  private static final double RATE = 0.002;
  private static final int CHARACTERS = 100;

  private LibtorchPeer() {}

  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 5) {
      System.err.println(
          "usage: LibtorchPeer W1|W2|W3|W4|W5|W6 SECONDS fp32|bf16 onednn|no-onednn THREADS");
      System.exit(2);
    }
    Workload workload = Workload.valueOf(arguments[0]);
    double seconds = Double.parseDouble(arguments[1]);
    torch.ScalarType type =
        arguments[2].equals("bf16") ? torch.ScalarType.BFloat16 : torch.ScalarType.Float;
    torch.globalContext().setUserEnabledMkldnn(arguments[3].equals("onednn"));
    torch.set_num_threads(Integer.parseInt(arguments[4]));
    torch.manual_seed(1);
    double speed =
        workload.training() ? training(workload, type, seconds) : forward(workload, type, seconds);
    System.out.printf(
        Locale.ROOT,
        "{\"name\": \"%s\", \"provider\": \"libtorch %s\", \"precision\": \"%s\", \"threads\": %s,"
            + " \"unitsPerSecond\": %.1f, \"residentMegabytes\": %d}%n",
        workload,
        arguments[3],
        arguments[2],
        arguments[4],
        speed,
        residentMegabytes());
  }

  private static double training(Workload workload, torch.ScalarType type, double seconds) {
    Network network = new Network(workload, type);
    var parameters = network.parameters();
    Adam adam = new Adam(parameters, new AdamOptions(RATE));
    Tensor input = input(workload, type);
    long rows = (long) workload.batch() * workload.window();
    Tensor targets = torch.randint(workload.symbols(), new long[] {rows}).to(torch.ScalarType.Long);
    Runnable step =
        () -> {
          adam.zero_grad();
          Tensor logits = network.logits(input);
          torch.cross_entropy(logits, targets).backward();
          torch.clip_grad_norm_(parameters, 1);
          adam.step();
        };
    return rows / median(step, seconds);
  }

  private static double forward(Workload workload, torch.ScalarType type, double seconds) {
    Network network = new Network(workload, type);
    Tensor input = input(workload, type);
    Tensor hidden = network.state(type);
    Tensor cell = network.state(type);
    try (var none = new NoGradGuard()) {
      if (workload == Workload.W6) {
        Runnable window = () -> network.logits(input);
        return workload.batch() * workload.window() / median(window, seconds);
      }
      Runnable characters =
          () -> {
            for (int i = 0; i < CHARACTERS; i++) {
              try (var scope = new PointerScope()) {
                network.logits(input, hidden, cell);
              }
            }
          };
      return CHARACTERS / median(characters, seconds);
    }
  }

  private static Tensor input(Workload workload, torch.ScalarType type) {
    return workload.bidirectional()
        ? torch.randn(workload.window(), workload.batch(), workload.embedding()).to(type)
        : torch
            .randint(workload.symbols(), new long[] {workload.window(), workload.batch()})
            .to(torch.ScalarType.Long);
  }

  /** Median seconds of one run, after runs for half of the time to warm up. */
  private static double median(Runnable step, double seconds) {
    long start = System.nanoTime();
    do {
      scoped(step);
    } while (System.nanoTime() - start < seconds * 0.5e9);
    double[] times = new double[1 << 16];
    int count = 0;
    start = System.nanoTime();
    while (count < times.length
        && (count < MEDIAN_OF_AT_LEAST || System.nanoTime() - start < seconds * 0.5e9)) {
      long before = System.nanoTime();
      scoped(step);
      times[count++] = (System.nanoTime() - before) * 1e-9;
    }
    Arrays.sort(times, 0, count);
    return times[count / 2];
  }

  /** Frees what the step made at its end, as C++ would. */
  private static void scoped(Runnable step) {
    try (var scope = new PointerScope()) {
      step.run();
    }
  }

  private static long residentMegabytes() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.isReadable(status)) {
      return -1;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
        .findFirst()
        .orElse(-1);
  }
}
