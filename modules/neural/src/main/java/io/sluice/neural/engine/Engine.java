package io.sluice.neural.engine;

import io.sluice.neural.gemm.Gemm;
import io.sluice.neural.gemm.GemmProvider;
import io.sluice.neural.gemm.JavaGemmProvider;
import io.sluice.neural.gemm.Precision;
import io.sluice.neural.kernel.Kernels;
import io.sluice.neural.kernel.PlainKernels;
import io.sluice.neural.memory.Arena;
import io.sluice.neural.team.Team;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Set;

/**
 * Kernels, matrix products, threads and memory of one trainer. Used by one thread at a time; {@link
 * #close} ends its threads and releases its products. Memory of the arena lives on as long as views
 * on it do.
 */
public final class Engine implements AutoCloseable {
  private final Kernels kernels;
  private final GemmProvider provider;
  private final Gemm gemm;
  private final Precision precision;
  private final Team team;
  private final Arena arena = new Arena();

  private Engine(Kernels kernels, GemmProvider provider, Precision precision, Team team) {
    this.kernels = kernels;
    this.provider = provider;
    this.precision = precision;
    this.gemm = provider.open(precision);
    this.team = team;
  }

  /**
   * Opens an engine with the fastest kernels that work here.
   *
   * @throws IllegalArgumentException if the provider is unknown or cannot work on this machine
   */
  public static Engine open(EngineSettings settings) {
    Kernels kernels = Kernels.best();
    Team team = Team.of(settings.threads());
    try {
      GemmProvider provider = choose(settings, kernels, team);
      return new Engine(kernels, provider, settings.precision(), team);
    } catch (RuntimeException | Error failure) {
      team.close();
      throw failure;
    }
  }

  private static GemmProvider choose(EngineSettings settings, Kernels kernels, Team team) {
    Map<String, GemmProvider> installed = GemmProviders.installed(kernels);
    Precision precision = settings.precision();
    String name = EngineSettings.preferred(settings.provider(), System.getenv());
    return name.equals(EngineSettings.AUTO)
        ? automatic(kernels, team, precision, installed)
        : GemmProviders.find(installed, name, precision);
  }

  /**
   * In float32 on vector kernels {@code java}: the same bytes everywhere, and no provider of the
   * default dependencies measured faster. Else the only one that can, or what is fastest here,
   * measured once.
   */
  private static GemmProvider automatic(
      Kernels kernels, Team team, Precision precision, Map<String, GemmProvider> installed) {
    if (precision == Precision.FP32 && !(kernels instanceof PlainKernels)) {
      return GemmProviders.find(installed, JavaGemmProvider.NAME, precision);
    }
    Path home = Path.of(System.getProperty("user.home", "."));
    var choice =
        new ProviderChoice(
            Circumstances.directory(System.getenv(), home),
            Circumstances.describe(kernels.name(), team.size(), precision),
            provider -> new ProviderTrial(team).seconds(provider, precision));
    return choice.choose(GemmProviders.usable(installed, precision));
  }

  /**
   * Names of the providers on this class path, {@code java} among them; whether one can work here
   * {@link #open(EngineSettings)} tells.
   */
  public static Set<String> providers() {
    return Collections.unmodifiableSet(GemmProviders.installed(Kernels.best()).keySet());
  }

  /** Opens an engine on chosen kernels and a chosen provider. */
  public static Engine open(Kernels kernels, GemmProvider provider, int threads) {
    return open(kernels, provider, Precision.FP32, threads);
  }

  /** The same in a chosen precision. */
  public static Engine open(
      Kernels kernels, GemmProvider provider, Precision precision, int threads) {
    Team team = Team.of(threads);
    try {
      return new Engine(kernels, provider, precision, team);
    } catch (RuntimeException | Error failure) {
      team.close();
      throw failure;
    }
  }

  public Kernels kernels() {
    return kernels;
  }

  public Gemm gemm() {
    return gemm;
  }

  public Team team() {
    return team;
  }

  public Arena arena() {
    return arena;
  }

  /** Name of the provider in use; never {@code auto}. */
  public String providerName() {
    return provider.name();
  }

  /** Of the operands of matrix products. */
  public Precision precision() {
    return precision;
  }

  /** Whether results are the same bytes for any number of threads and on any machine. */
  public boolean reproducible() {
    return provider.reproducible();
  }

  @Override
  public void close() {
    team.close();
    gemm.close();
  }
}
