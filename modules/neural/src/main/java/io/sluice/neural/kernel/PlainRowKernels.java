package io.sluice.neural.kernel;

/** Rows in plain loops. */
public final class PlainRowKernels implements RowKernels {}
