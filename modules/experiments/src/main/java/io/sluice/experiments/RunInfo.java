package io.sluice.experiments;

import io.sluice.text.SymbolKind;
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
 * @param vocabulary number of symbols
 * @param symbols what a symbol is
 * @param trainSymbols length of the training text
 * @param validationSymbols length of the validation text
 * @param provider of matrix products
 * @param threads that share the work
 */
public record RunInfo(
    Path directory,
    long startStep,
    OptionalLong totalSteps,
    OptionalInt epochs,
    long parameters,
    int vocabulary,
    SymbolKind symbols,
    long trainSymbols,
    long validationSymbols,
    String provider,
    int threads) {}
