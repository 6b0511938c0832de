/** A small fixed team of threads with a spinning barrier. */
@NullMarked
package io.sluice.neural.team;

import org.jspecify.annotations.NullMarked;
