package io.sluice.neural.kernel;

/** Gate passes in plain loops. */
public final class PlainCellKernels implements CellKernels {}
