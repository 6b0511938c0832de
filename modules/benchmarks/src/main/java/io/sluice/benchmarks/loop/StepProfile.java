package io.sluice.benchmarks.loop;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;

/**
 * What Flight Recorder saw of training steps: {@code StepProfile RECORDING}, taken with the
 * settings {@code step.jfc}. Prints which part of the training thread's samples in steps read the
 * data, every kind of wait in a step with its place in the code (monitors, parked and sleeping
 * threads), and what steps reserved on the heap, the second half of the run apart: in the first one
 * kernels are compiled, and box every vector until then. A run with a tagger has no {@code Lanes};
 * its data is prepared in {@code TokenBatch} and {@code GoldLabels}.
 */
public final class StepProfile {
  private static final String TEAM = "sluice-team";

  private final Map<String, Long> waits = new TreeMap<>();
  private final List<Reserved> reserved = new ArrayList<>();
  private Instant begun = Instant.MAX;
  private Instant ended = Instant.MIN;
  private long samples;
  private long inSteps;
  private long readingData;
  private long collections;

  /** Bytes that a thread reserved in steps since it was looked at last, and where it is now. */
  private record Reserved(Instant time, long bytes, String place) {}

  private StepProfile() {}

  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 1) {
      System.err.println("usage: StepProfile RECORDING");
      System.exit(2);
    }
    var profile = new StepProfile();
    try (var recording = new RecordingFile(Path.of(arguments[0]))) {
      while (recording.hasMoreEvents()) {
        profile.note(recording.readEvent());
      }
    }
    profile.print();
  }

  private void note(RecordedEvent event) {
    begun = event.getStartTime().isBefore(begun) ? event.getStartTime() : begun;
    ended = event.getStartTime().isAfter(ended) ? event.getStartTime() : ended;
    switch (event.getEventType().getName()) {
      case "jdk.ExecutionSample" -> sample(event);
      case "jdk.JavaMonitorEnter" -> waited("monitor entered", event);
      case "jdk.JavaMonitorWait" -> waited("monitor waited for", event);
      case "jdk.ThreadPark" -> waited("thread parked", event);
      case "jdk.ThreadSleep" -> waited("thread slept", event);
      case "jdk.ObjectAllocationSample" -> reserved(event);
      case "jdk.GarbageCollection" -> collections++;
      default -> {
        // of no interest here
      }
    }
  }

  private void sample(RecordedEvent event) {
    RecordedThread thread = event.getThread("sampledThread");
    if (thread == null || !"main".equals(thread.getJavaName())) {
      return;
    }
    samples++;
    if (has(event, "Trainer", "step")) {
      inSteps++;
      if (has(event, "Lanes", "read")
          || has(event, "TokenBatch", "of")
          || has(event, "GoldLabels", "of")) {
        readingData++;
      }
    }
  }

  private void waited(String what, RecordedEvent event) {
    if (isInStep(event)) {
      String who = isHelper(event) ? ", team" : ", caller";
      waits.merge(what + " in a step at " + place(event) + who, 1L, Long::sum);
    }
  }

  private void reserved(RecordedEvent event) {
    if (isInStep(event)) {
      reserved.add(new Reserved(event.getStartTime(), event.getLong("weight"), place(event)));
    }
  }

  private static boolean isInStep(RecordedEvent event) {
    return isHelper(event) || (threadName(event).equals("main") && has(event, "Trainer", "step"));
  }

  private static boolean isHelper(RecordedEvent event) {
    return threadName(event).startsWith(TEAM);
  }

  private static String threadName(RecordedEvent event) {
    RecordedThread thread = event.getThread();
    return thread == null || thread.getJavaName() == null ? "" : thread.getJavaName();
  }

  /** Whether a class whose simple name ends so has the method on the stack. */
  private static boolean has(RecordedEvent event, String type, String method) {
    return event.getStackTrace() != null
        && event.getStackTrace().getFrames().stream()
            .anyMatch(
                frame ->
                    frame.getMethod().getName().equals(method)
                        && frame.getMethod().getType().getName().endsWith(type));
  }

  /** The innermost of our own frames. */
  private static String place(RecordedEvent event) {
    if (event.getStackTrace() == null) {
      return "an unknown place";
    }
    return event.getStackTrace().getFrames().stream()
        .map(StepProfile::name)
        .filter(name -> name.startsWith("io.sluice"))
        .findFirst()
        .orElse("code that is not ours");
  }

  private static String name(RecordedFrame frame) {
    return frame.getMethod().getType().getName() + "." + frame.getMethod().getName();
  }

  private void print() {
    System.out.printf(
        Locale.ROOT,
        "samples of the training thread: %,d, in steps %.1f %%, of those reading data %.2f %%%n",
        samples,
        percent(inSteps, samples),
        percent(readingData, inSteps));
    System.out.printf(Locale.ROOT, "collections of garbage in the whole run: %,d%n", collections);
    printReserved();
    waits.forEach((what, count) -> System.out.printf(Locale.ROOT, "%s: %,d%n", what, count));
  }

  private void printReserved() {
    Instant half = begun.plus(Duration.between(begun, ended).dividedBy(2));
    Map<String, Long> late = new TreeMap<>();
    long all = 0;
    for (Reserved sample : reserved) {
      all += sample.bytes();
      if (sample.time().isAfter(half)) {
        late.merge(sample.place(), sample.bytes(), Long::sum);
      }
    }
    System.out.printf(
        Locale.ROOT,
        "reserved on the heap in steps: %,d bytes, in the second half of the run %,d%n",
        all,
        late.values().stream().mapToLong(Long::longValue).sum());
    late.forEach((place, bytes) -> System.out.printf(Locale.ROOT, "  at %s: %,d%n", place, bytes));
  }

  private static double percent(long part, long all) {
    return 100.0 * part / Math.max(1, all);
  }
}
