package io.sluice.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who is compared: our command, and with other providers in both precisions, or with fewer bits;
 * DL4J with as many OpenMP threads as there are cores and with one; libtorch with oneDNN and
 * without, and in bf16. OpenMP never spins: on few cores that costs the peers half of their speed.
 *
 * @param launcher our command
 * @param providers names of those that {@code --with} adds and that work here
 * @param libtorch folder of the module {@code libtorch-peer}, built with the profile {@code peers}
 * @param seconds for one measurement
 */
record Contenders(
    String launcher, List<String> providers, Optional<Path> libtorch, String seconds) {
  /** What the names of our families begin with. */
  static final String OURS = "sluice";

  /** Families of others. */
  static final List<String> PEERS = List.of("dl4j", "libtorch", "libtorch bf16");

  private static final String BLAS_KERNELS = "OPENBLAS_CORETYPE";

  List<Contender> of(String workload) {
    int cores = Runtime.getRuntime().availableProcessors();
    List<Contender> all = new ArrayList<>();
    all.add(sluice(OURS, "fp32", List.of(), workload));
    for (String provider : providers) {
      String name = OURS + ' ' + provider;
      all.add(sluice(name, "fp32", with(provider), workload));
      if (!workload.equals("W5")) { // one row at a time is no matrix product
        all.add(sluice(name + " bf16", "bf16", with(provider), workload));
      }
    }
    if (workload.equals("W5")) { // it writes with weights of fewer bits
      all.add(sluice(OURS + " bf16", "bf16", List.of(), workload));
      all.add(sluice(OURS + " int8", "int8", List.of(), workload));
    }
    all.add(dl4j("dl4j", workload, cores));
    all.add(dl4j("dl4j, one OpenMP thread", workload, 1));
    libtorch.ifPresent(
        folder -> {
          // Batch 1 is quickest on one thread.
          int threads = workload.equals("W5") ? 1 : cores;
          all.add(libtorch(folder, "libtorch", workload, "fp32", "onednn", threads));
          all.add(libtorch(folder, "libtorch, oneDNN off", workload, "fp32", "no-onednn", threads));
          all.add(libtorch(folder, "libtorch bf16", workload, "bf16", "onednn", threads));
        });
    return all;
  }

  private Contender sluice(String name, String precision, List<String> options, String workload) {
    List<String> command = new ArrayList<>(List.of(launcher));
    command.addAll(options);
    command.addAll(List.of("bench", "--json", "--workload", workload, "--seconds", seconds));
    if (!precision.equals("fp32")) {
      command.addAll(List.of("--precision", precision));
    }
    return new Contender(name, name, precision, command, Map.of());
  }

  /** What measures the machine itself, with our providers and with those that are added. */
  List<Contender> machine() {
    List<Contender> all = new ArrayList<>();
    all.add(machine(List.of()));
    providers.forEach(provider -> all.add(machine(with(provider))));
    return all;
  }

  private static List<String> with(String provider) {
    return List.of("--with", provider);
  }

  private Contender machine(List<String> options) {
    List<String> command = new ArrayList<>(List.of(launcher));
    command.addAll(options);
    command.addAll(List.of("bench", "machine", "--json"));
    return new Contender("machine", "machine", "fp32", command, Map.of());
  }

  private Contender dl4j(String name, String workload, int threads) {
    Map<String, String> environment = new HashMap<>(blasKernels());
    environment.put("OMP_NUM_THREADS", Integer.toString(threads));
    environment.put("OMP_WAIT_POLICY", "passive");
    String classPath = System.getProperty("java.class.path");
    return new Contender(
        name,
        "dl4j",
        "fp32",
        List.of(java(), "-cp", classPath, Dl4jPeer.class.getName(), workload, seconds),
        environment);
  }

  private Contender libtorch(
      Path folder, String name, String workload, String precision, String oneDnn, int threads) {
    return new Contender(
        name,
        precision.equals("bf16") ? "libtorch bf16" : "libtorch",
        precision,
        List.of(
            java(),
            "-Djava.library.path=" + folder.resolve("target/peer/native"),
            "-Dorg.bytedeco.javacpp.pathsfirst=true",
            "-cp",
            folder.resolve("target/quick/classes") + ":" + folder.resolve("target/peer/lib/*"),
            "io.sluice.libtorch.LibtorchPeer",
            workload,
            seconds,
            precision,
            oneDnn,
            Integer.toString(threads)),
        Map.of("OMP_WAIT_POLICY", "passive"));
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** What ND4J's OpenBLAS has to be told about AMD processors; {@code ./sluice} does the same. */
  private static Map<String, String> blasKernels() {
    Path cpuInfo = Path.of("/proc/cpuinfo");
    if (System.getenv(BLAS_KERNELS) != null || !Files.isReadable(cpuInfo)) {
      return Map.of();
    }
    try {
      String description = Files.readString(cpuInfo, StandardCharsets.ISO_8859_1);
      return description.contains("AuthenticAMD") && description.contains("avx512_vnni")
          ? Map.of(BLAS_KERNELS, "SkylakeX")
          : Map.of();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + cpuInfo, e);
    }
  }
}
