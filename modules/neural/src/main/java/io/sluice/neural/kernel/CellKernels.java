package io.sluice.neural.kernel;

/** Gate passes of the recurrent cells over heap rows. */
public interface CellKernels {}
