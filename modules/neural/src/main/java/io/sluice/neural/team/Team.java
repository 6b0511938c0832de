package io.sluice.neural.team;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A fixed team of threads that run one task together and meet at barriers. The caller of {@link
 * #run} is worker 0; the other workers are daemon threads that sleep between tasks. Tasks must
 * split their work so that no result depends on the number of workers.
 *
 * <p>{@link #run} is called by one thread at a time, and never from within a task. Close the team
 * to end its threads.
 */
public final class Team implements AutoCloseable {
  /** What each worker of the team runs. */
  @FunctionalInterface
  public interface Task {
    /** Does this worker's share. */
    void run(Worker worker);
  }

  /** One member of the team, as its task sees it. */
  public final class Worker {
    private final int index;
    private final Patience patience = Patience.of(workers.length);

    private Worker(int index) {
      this.index = index;
    }

    /** From 0 (the caller of {@link Team#run}) to {@link #count()} - 1. */
    public int index() {
      return index;
    }

    /** Number of workers in the team. */
    public int count() {
      return workers.length;
    }

    /**
     * Waits until every worker has come here; what they wrote before is visible after. Every worker
     * must come to the same barriers.
     */
    public void barrier() {
      barrier.await(index);
    }

    /** First of {@code items} that belongs to this worker when they are dealt in even runs. */
    public int from(int items) {
      return (int) ((long) items * index / workers.length);
    }

    /** One past the last of {@code items} that belongs to this worker. */
    public int to(int items) {
      return (int) ((long) items * (index + 1) / workers.length);
    }
  }

  private static final int MAX_SIZE = 1024;

  /** A task, or the end. */
  private final class Begin implements Patience.Event {
    @Override
    public boolean happened(int seen) {
      return round != seen || closed;
    }

    @Override
    public void sleep(int worker, int seen) {
      sleepers.sleep(this, worker, seen);
    }
  }

  private final Worker[] workers;
  private final Sleepers sleepers;
  private final Begin begin = new Begin();
  private final Barrier barrier;
  private final Barrier end;
  private final AtomicBoolean busy = new AtomicBoolean();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private volatile int round;
  private volatile boolean closed;
  private @Nullable Task task; // written before round, read after it

  private Team(int size) {
    workers = new Worker[size];
    sleepers = new Sleepers(size);
    barrier = new Barrier(size);
    end = new Barrier(size);
    for (int i = 0; i < size; i++) {
      workers[i] = new Worker(i);
    }
  }

  /**
   * Starts a team of {@code size} workers, the caller included.
   *
   * @throws IllegalArgumentException unless 1 &lt;= size &lt;= 1024
   */
  public static Team of(int size) {
    if (size < 1 || size > MAX_SIZE) {
      throw new IllegalArgumentException(
          "a team has between 1 and %d threads, was %d".formatted(MAX_SIZE, size));
    }
    Team team = new Team(size);
    for (int i = 1; i < size; i++) {
      Worker worker = team.workers[i];
      Thread thread = new Thread(() -> team.serve(worker), "sluice-team-" + i);
      thread.setDaemon(true);
      thread.start();
    }
    return team;
  }

  /** Number of workers, the caller included. */
  public int size() {
    return workers.length;
  }

  /**
   * Runs the task on every worker and returns when all are done. An exception of any worker breaks
   * the barriers of the others and is thrown here; the team can run again.
   *
   * @throws IllegalStateException if the team is closed or already runs a task
   */
  public void run(Task work) {
    if (closed) {
      throw new IllegalStateException("the team is closed");
    }
    if (!busy.compareAndSet(false, true)) {
      throw new IllegalStateException("the team already runs a task");
    }
    try {
      start(work);
      perform(workers[0], work);
      end.await(0);
      finish();
    } finally {
      busy.set(false);
    }
  }

  private void start(Task work) {
    task = work;
    int next = round + 1;
    round = next;
    sleepers.wake();
  }

  private void finish() {
    task = null;
    Throwable thrown = failure.getAndSet(null);
    if (thrown == null) {
      return;
    }
    barrier.mend();
    if (thrown instanceof Error error) {
      throw error;
    }
    throw thrown instanceof RuntimeException exception
        ? exception
        : new IllegalStateException(thrown);
  }

  private void serve(Worker worker) {
    int seen = 0;
    while (awaitRound(worker, seen)) {
      seen++;
      Task work = task;
      if (work != null) {
        perform(worker, work);
      }
      end.await(worker.index);
    }
  }

  /** Waits for a task after {@code seen} of them; false if there will be none. */
  private boolean awaitRound(Worker worker, int seen) {
    worker.patience.await(begin, worker.index, seen);
    return round != seen;
  }

  private void perform(Worker worker, Task work) {
    try {
      work.run(worker);
    } catch (Barrier.Broken other) {
      // another worker failed; its exception is the one to report
    } catch (Throwable thrown) {
      failure.compareAndSet(null, thrown);
      barrier.breakUp();
    }
  }

  /** Ends the threads after the task at hand, if any; the team cannot run again. */
  @Override
  public void close() {
    closed = true;
    sleepers.wake();
  }
}
