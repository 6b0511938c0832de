/** What the README shows, compiled and run by tests. */
@NullMarked
package io.sluice.examples;

import org.jspecify.annotations.NullMarked;
