package io.sluice.neural.optimise;

import io.sluice.neural.kernel.RowKernels;
import io.sluice.neural.memory.Floats;
import io.sluice.neural.parameter.Parameter;
import io.sluice.neural.parameter.Parameters;
import io.sluice.neural.parameter.RowUpdates;
import io.sluice.neural.team.Team;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Steps of rows that get no gradient, put off until a row is needed and then made one after the
 * other with the constants of their time. The result is the bytes of a sweep over all rows in every
 * step; see {@link Workspace#makeUp} for why that is much less work.
 *
 * <p>A row is a row of one of the parameters updated by rows, counted through all of them.
 */
final class LateRows implements RowUpdates {
  /** Steps after which all rows are brought up to date, so that memory stays bounded. */
  static final int CAPACITY = 4096;

  private final Team team;
  private final RowKernels kernels;
  private final Parameters parameters;
  private final Floats[] slots;
  private final Workspace[] workspaces;
  private final Parameter[] tables;
  private final int[] widths;
  private final int[] firstRows;
  private final int[] firstBlocks;
  private final History history = new History(CAPACITY);

  /** Steps in the history that a row has made. */
  private final int[] made;

  /** Whether a row may have anything in its slots. */
  private final boolean[] moved;

  private final boolean[] isNeeded;
  private final int[] needed;
  private final boolean[] isActive;
  private final int[] active;
  private final Team.Task makeUpTask = this::makeUp;
  private final Team.Task settleTask = this::settle;
  private int neededCount;
  private int upToDate;
  private int activeCount;

  LateRows(
      Team team,
      RowKernels kernels,
      Parameters parameters,
      Floats[] slots,
      Workspace[] workspaces,
      Blocks blocks) {
    this.team = team;
    this.kernels = kernels;
    this.parameters = parameters;
    this.slots = slots;
    this.workspaces = workspaces;
    List<Parameter> known = new ArrayList<>();
    Map<Parameter, Integer> byRows = parameters.byRows();
    widths = new int[byRows.size()];
    firstRows = new int[byRows.size()];
    firstBlocks = new int[byRows.size()];
    int rows = 0;
    for (Map.Entry<Parameter, Integer> table : byRows.entrySet()) {
      int i = known.size();
      widths[i] = table.getValue();
      firstRows[i] = rows;
      firstBlocks[i] = blocks.at(table.getKey().offset());
      rows = Math.addExact(rows, table.getKey().size() / table.getValue());
      known.add(table.getKey());
    }
    tables = known.toArray(Parameter[]::new);
    made = new int[rows];
    moved = new boolean[rows];
    isNeeded = new boolean[rows];
    needed = new int[rows];
    isActive = new boolean[blocks.count()];
    active = new int[rows == 0 ? 0 : blocks.count()];
    if (rows > 0) {
      parameters.updateRows(this);
    }
  }

  /** Most floats of a row. */
  static int widest(Parameters parameters) {
    return parameters.byRows().values().stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  @Override
  public void need(Parameter parameter, int[] rows, int count) {
    int table = table(parameter);
    for (int i = 0; i < count; i++) {
      need(table, rows[i]);
    }
    if (neededCount > upToDate && history.size() > 0) {
      team.run(makeUpTask);
    }
    upToDate = neededCount;
  }

  private int table(Parameter parameter) {
    for (int table = 0; table < tables.length; table++) {
      if (tables[table].equals(parameter)) {
        return table;
      }
    }
    throw new IllegalArgumentException(parameter.name() + " is not updated by rows");
  }

  private void need(int table, int rowOfTable) {
    int row = firstRows[table] + rowOfTable;
    if (isNeeded[row]) {
      return;
    }
    isNeeded[row] = true;
    needed[neededCount++] = row;
    int from = firstBlocks[table] + rowOfTable * widths[table] / Blocks.SIZE;
    int to = firstBlocks[table] + ((rowOfTable + 1) * widths[table] - 1) / Blocks.SIZE;
    for (int block = from; block <= to; block++) {
      if (!isActive[block]) {
        isActive[block] = true;
        active[activeCount++] = block;
      }
    }
  }

  /** Number of blocks that may have a gradient. */
  int activeBlocks() {
    return activeCount;
  }

  /** One of the blocks that may have a gradient. */
  int activeBlock(int i) {
    return active[i];
  }

  /** This worker's share of the step of the rows that are needed. */
  void update(Team.Worker worker, float gradientScale, float limit) {
    Workspace workspace = workspaces[worker.index()];
    int to = worker.to(neededCount);
    for (int i = worker.from(neededCount); i < to; i++) {
      int row = needed[i];
      int table = tableOf(row);
      int offset = offset(table, row);
      workspace.step(
          kernels, parameters, slots, offset, widths[table], gradientScale, limit, false);
      made[row] = history.size() + 1;
      moved[row] = true;
    }
  }

  /**
   * Notes the step that was made; forgets what was needed for it.
   *
   * @param squares of all blocks; those of rows become zero
   */
  void stepped(Workspace constants, double[] squares) {
    if (tables.length == 0) {
      return;
    }
    for (int i = 0; i < neededCount; i++) {
      isNeeded[needed[i]] = false;
    }
    for (int i = 0; i < activeCount; i++) {
      isActive[active[i]] = false;
      squares[active[i]] = 0;
    }
    neededCount = 0;
    upToDate = 0;
    activeCount = 0;
    constants.remember(history);
    if (history.isFull()) {
      settle();
    }
  }

  @Override
  public void settle() {
    if (history.size() > 0) {
      team.run(settleTask);
      Arrays.fill(made, 0);
      history.clear();
    }
  }

  /** All rows are up to date and may have anything in their slots, and in their gradients. */
  void restored() {
    history.clear();
    Arrays.fill(made, 0);
    Arrays.fill(moved, true);
    for (int table = 0; table < tables.length; table++) {
      int rows = tables[table].size() / widths[table];
      for (int row = 0; row < rows; row++) {
        need(table, row);
      }
    }
    upToDate = neededCount;
  }

  private void makeUp(Team.Worker worker) {
    int items = neededCount - upToDate;
    int to = worker.to(items);
    for (int i = worker.from(items); i < to; i++) {
      makeUp(needed[upToDate + i], workspaces[worker.index()]);
    }
  }

  private void settle(Team.Worker worker) {
    int to = worker.to(made.length);
    for (int row = worker.from(made.length); row < to; row++) {
      makeUp(row, workspaces[worker.index()]);
    }
  }

  private void makeUp(int row, Workspace workspace) {
    if (made[row] < history.size() && (moved[row] || history.isDecaying())) {
      int table = tableOf(row);
      int offset = offset(table, row);
      workspace.makeUp(kernels, parameters, slots, history, made[row], offset, widths[table]);
    }
    made[row] = history.size();
  }

  private int tableOf(int row) {
    int table = 0;
    while (table + 1 < tables.length && row >= firstRows[table + 1]) {
      table++;
    }
    return table;
  }

  private int offset(int table, int row) {
    return tables[table].offset() + (row - firstRows[table]) * widths[table];
  }
}
