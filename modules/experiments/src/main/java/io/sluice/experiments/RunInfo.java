package io.sluice.experiments;

import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What is known when training starts.
 *
 * @param directory of the run
 * @param startStep steps done before, 0 in a new run
 * @param totalSteps of the whole run; about so many with random window lengths
 * @param epochs of the whole run, if it is bounded by them
 * @param parameters number of weights
 * @param unit what is predicted
 * @param knows what the model knows of it: {@code vocabulary of 65 characters}
 * @param trainUnits size of the training corpus
 * @param validationUnits size of the validation corpus
 * @param provider of matrix products
 * @param threads that share the work
 * @param precision of the operands of matrix products: {@code fp32} or {@code bf16}
 */
public record RunInfo(
    Path directory,
    long startStep,
    OptionalLong totalSteps,
    OptionalInt epochs,
    long parameters,
    Unit unit,
    String knows,
    long trainUnits,
    long validationUnits,
    String provider,
    int threads,
    String precision) {}
