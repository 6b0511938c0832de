package io.sluice.neural.kernel;

/** Rows of losses, dropout and flat parameter updates over heap rows. */
public interface RowKernels {}
