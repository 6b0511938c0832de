package io.sluice.benchmarks.loop;

import java.io.IOException;
import java.nio.file.Path;
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
 * data, and every kind of wait in a step with its place in the code: monitors, parked and sleeping
 * threads. A run with a tagger has no {@code Lanes}; its data is prepared in {@code TokenBatch} and
 * {@code GoldLabels}.
 */
public final class StepProfile {
  private static final String TEAM = "sluice-team";

  private final Map<String, Long> waits = new TreeMap<>();
  private long samples;
  private long inSteps;
  private long readingData;
  private long collections;

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
    switch (event.getEventType().getName()) {
      case "jdk.ExecutionSample" -> sample(event);
      case "jdk.JavaMonitorEnter" -> waited("monitor entered", event);
      case "jdk.JavaMonitorWait" -> waited("monitor waited for", event);
      case "jdk.ThreadPark" -> waited("thread parked", event);
      case "jdk.ThreadSleep" -> waited("thread slept", event);
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
    RecordedThread thread = event.getThread();
    String name = thread == null || thread.getJavaName() == null ? "" : thread.getJavaName();
    boolean helper = name.startsWith(TEAM);
    if (helper || (name.equals("main") && has(event, "Trainer", "step"))) {
      waits.merge(
          what + " in a step at " + place(event) + (helper ? ", team" : ", caller"), 1L, Long::sum);
    }
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
    waits.forEach((what, count) -> System.out.printf(Locale.ROOT, "%s: %,d%n", what, count));
  }

  private static double percent(long part, long all) {
    return 100.0 * part / Math.max(1, all);
  }
}
