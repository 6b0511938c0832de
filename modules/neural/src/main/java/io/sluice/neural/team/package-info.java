/** A small fixed team of threads that meet at barriers, and wait there spinning, then sleeping. */
@NullMarked
package io.sluice.neural.team;

import org.jspecify.annotations.NullMarked;
