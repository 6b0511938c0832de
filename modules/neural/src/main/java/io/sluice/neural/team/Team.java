package io.sluice.neural.team;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A fixed team of threads that run one task together and meet at barriers. The caller of {@link
 * #run} is worker 0; the other workers are daemon threads that spin briefly, then park, between
 * tasks. Tasks must split their work so that no result depends on the number of workers.
 *
 * <p>{@link #run} is called by one thread at a time. Close the team to end its threads.
 */
public final class Team implements AutoCloseable {
  /** What each worker of the team runs. */
  @FunctionalInterface
  public interface Task {
    void run(Worker worker);
  }

  /** One member of the team, as its task sees it. */
  public final class Worker {
    private final int index;

    private Worker(int index) {
      this.index = index;
    }

    /** From 0 (the caller of {@link Team#run}) to {@link #count()} - 1. */
    public int index() {
      return index;
    }

    public int count() {
      return workers.length;
    }

    /** Waits until every worker has come here; what they wrote before is visible after. */
    public void barrier() {
      arrive();
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

  private static final int SPINS = 1 << 12;
  private static final int YIELDS = 1 << 8;

  private final Worker[] workers;
  private final Thread[] threads;
  private final java.util.concurrent.atomic.AtomicInteger arrived =
      new java.util.concurrent.atomic.AtomicInteger();
  private volatile int generation;
  private volatile int round;
  private volatile boolean closed;
  private volatile @Nullable Throwable failure;
  private @Nullable Task task;

  private Team(int size) {
    workers = new Worker[size];
    threads = new Thread[size];
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
    if (size < 1 || size > 1024) {
      throw new IllegalArgumentException("a team has between 1 and 1024 threads, was " + size);
    }
    Team team = new Team(size);
    for (int i = 1; i < size; i++) {
      Worker worker = team.workers[i];
      Thread thread = new Thread(() -> team.serve(worker), "sluice-team-" + i);
      thread.setDaemon(true);
      team.threads[i] = thread;
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
   * the barriers of the others and is thrown here.
   */
  public void run(Task work) {
    if (closed) {
      throw new IllegalStateException("the team is closed");
    }
    if (workers.length == 1) {
      work.run(workers[0]);
      return;
    }
    failure = null;
    task = work;
    int next = round + 1; // one caller at a time
    round = next; // releases the others
    for (int i = 1; i < threads.length; i++) {
      LockSupport.unpark(threads[i]);
    }
    perform(workers[0], work);
    arriveAtEnd();
    Throwable thrown = failure;
    if (thrown != null) {
      arrived.set(0);
      if (thrown instanceof Error error) {
        throw error;
      }
      throw thrown instanceof RuntimeException exception
          ? exception
          : new IllegalStateException(thrown);
    }
  }

  private void serve(Worker worker) {
    int seen = 0;
    while (true) {
      for (int wait = 0; round == seen && !closed; wait++) {
        pause(wait);
        if (wait > SPINS + YIELDS) {
          LockSupport.park(this);
        }
      }
      if (closed) {
        return;
      }
      seen++;
      Task work = task;
      if (work != null) {
        perform(worker, work);
      }
      arriveAtEnd();
    }
  }

  private void perform(Worker worker, Task work) {
    try {
      work.run(worker);
    } catch (BrokenTeam broken) {
      // another worker failed; its exception is the one to report
    } catch (Throwable thrown) {
      failure = thrown;
    }
  }

  private final java.util.concurrent.atomic.AtomicInteger ended =
      new java.util.concurrent.atomic.AtomicInteger();
  private volatile int endings;

  private void arriveAtEnd() {
    int before = endings;
    if (ended.incrementAndGet() == workers.length) {
      ended.set(0);
      endings = before + 1;
      return;
    }
    for (int wait = 0; endings == before; wait++) {
      pause(wait);
    }
  }

  private void arrive() {
    if (workers.length == 1) {
      return;
    }
    int before = generation;
    if (arrived.incrementAndGet() == workers.length) {
      arrived.set(0);
      generation = before + 1;
      return;
    }
    for (int wait = 0; generation == before; wait++) {
      if (failure != null) {
        throw new BrokenTeam();
      }
      pause(wait);
    }
  }

  @SuppressWarnings("ThreadPriorityCheck") // spin, then yield: the wait is shorter than a wake-up
  private static void pause(int wait) {
    if (wait < SPINS) {
      Thread.onSpinWait();
    } else {
      Thread.yield();
    }
  }

  /** Ends the threads; the team cannot run again. */
  @Override
  public void close() {
    closed = true;
    for (int i = 1; i < threads.length; i++) {
      LockSupport.unpark(threads[i]);
    }
  }

  private static final class BrokenTeam extends RuntimeException {
    private static final long serialVersionUID = 1;

    BrokenTeam() {
      super(null, null, false, false);
    }
  }
}
