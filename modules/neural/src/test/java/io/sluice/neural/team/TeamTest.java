package io.sluice.neural.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class TeamTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 7})
  void everyWorkerRunsOnce(int size) {
    try (Team team = Team.of(size)) {
      Set<Integer> seen = ConcurrentHashMap.newKeySet();
      AtomicInteger runs = new AtomicInteger();
      team.run(
          worker -> {
            assertThat(worker.count()).isEqualTo(size);
            seen.add(worker.index());
            runs.incrementAndGet();
          });
      assertThat(seen).hasSize(size);
      assertThat(runs).hasValue(size);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void whatWasWrittenBeforeABarrierIsReadAfterIt(int size) {
    int rounds = 2000;
    try (Team team = Team.of(size)) {
      int[] values = new int[size * 16];
      int[] wrong = new int[size * 16];
      team.run(
          worker -> {
            for (int round = 1; round <= rounds; round++) {
              values[worker.index() * 16] = round;
              worker.barrier();
              for (int other = 0; other < size; other++) {
                wrong[worker.index() * 16] += values[other * 16] == round ? 0 : 1;
              }
              worker.barrier();
            }
          });
      assertThat(wrong).containsOnly(0);
    }
  }

  @Test
  void manyShortTasksWithRandomPausesBetweenThem() throws InterruptedException {
    Random random = new Random(3);
    try (Team team = Team.of(4)) {
      int[] sums = new int[4];
      for (int i = 0; i < 3000; i++) {
        team.run(worker -> sums[worker.index()]++);
        if (random.nextInt(300) == 0) {
          Thread.sleep(random.nextInt(5)); // long enough for the workers to park
        }
      }
      assertThat(sums).containsOnly(3000);
    }
  }

  @Test
  void barriersWakeThoseWhoHaveFallenAsleep() {
    Random random = new Random(5);
    try (Team team = Team.of(3)) {
      int[] late = random.ints(200, 0, 3).toArray();
      int[] values = new int[3];
      int[] wrong = new int[3];
      team.run(
          worker -> {
            for (int round = 0; round < late.length; round++) {
              if (late[round] == worker.index()) {
                LockSupport.parkNanos(1_000_000); // the others are asleep by then
              }
              values[worker.index()] = round;
              worker.barrier();
              for (int value : values) {
                wrong[worker.index()] += value == round ? 0 : 1;
              }
              worker.barrier();
            }
          });
      assertThat(wrong).containsOnly(0);
    }
  }

  @Test
  void aFailureWakesThoseWhoHaveFallenAsleep() {
    try (Team team = Team.of(3)) {
      for (int round = 0; round < 20; round++) {
        assertThatThrownBy(
                () ->
                    team.run(
                        worker -> {
                          if (worker.index() == 1) {
                            LockSupport.parkNanos(2_000_000);
                            throw new IllegalArgumentException("late");
                          }
                          worker.barrier();
                        }))
            .hasMessage("late");
      }
    }
  }

  @Test
  void anExceptionOfAnyWorkerEndsTheTaskAndTheTeamGoesOn() {
    try (Team team = Team.of(3)) {
      for (int round = 0; round < 300; round++) {
        int failing = round % 3;
        assertThatThrownBy(
                () ->
                    team.run(
                        worker -> {
                          worker.barrier();
                          if (worker.index() == failing) {
                            throw new IllegalArgumentException("worker " + failing);
                          }
                          worker.barrier();
                          worker.barrier();
                        }))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessage("worker " + failing);
        AtomicInteger passed = new AtomicInteger();
        team.run(
            worker -> {
              worker.barrier();
              passed.incrementAndGet();
              worker.barrier();
              assertThat(passed).hasValue(3);
            });
      }
    }
  }

  @Test
  void errorsComeThroughAsTheyAre() {
    try (Team team = Team.of(2)) {
      assertThatThrownBy(
              () ->
                  team.run(
                      worker -> {
                        throw new OutOfMemoryError("of worker " + worker.index());
                      }))
          .isInstanceOf(OutOfMemoryError.class);
    }
  }

  @Test
  void refusesATaskWithinATask() {
    try (Team team = Team.of(2)) {
      assertThatThrownBy(() -> team.run(worker -> team.run(inner -> {})))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("the team already runs a task");
    }
  }

  @Test
  void closingEndsTheThreads() throws InterruptedException {
    Team team = Team.of(3);
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    team.run(worker -> threads.add(Thread.currentThread()));
    threads.remove(Thread.currentThread());
    assertThat(threads).hasSize(2);
    team.close();
    team.close();
    for (Thread thread : threads) {
      thread.join(10_000);
      assertThat(thread.isAlive()).isFalse();
    }
    assertThatThrownBy(() -> team.run(worker -> {}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the team is closed");
  }

  @Test
  void closingDuringATaskLetsItFinish() {
    Team team = Team.of(3);
    AtomicInteger finished = new AtomicInteger();
    team.run(
        worker -> {
          if (worker.index() == 0) {
            team.close();
          }
          worker.barrier();
          finished.incrementAndGet();
        });
    assertThat(finished).hasValue(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 8})
  void sharesCoverAllItemsOnce(int size) {
    try (Team team = Team.of(size)) {
      for (int items : new int[] {0, 1, 4, 7, 100, Integer.MAX_VALUE}) {
        long[] counts = new long[size];
        int[] from = new int[size];
        int[] to = new int[size];
        team.run(
            worker -> {
              int i = worker.index();
              from[i] = worker.from(items);
              to[i] = worker.to(items);
              counts[i] = (long) to[i] - from[i];
            });
        assertThat(from[0]).isZero();
        assertThat(to[size - 1]).isEqualTo(items);
        for (int i = 1; i < size; i++) {
          assertThat(from[i]).isEqualTo(to[i - 1]);
          assertThat(Math.abs(counts[i] - counts[0])).isLessThanOrEqualTo(1);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1025})
  void refusesImpossibleSizes(int size) {
    assertThatThrownBy(() -> Team.of(size))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a team has between 1 and 1024 threads, was " + size);
  }
}
