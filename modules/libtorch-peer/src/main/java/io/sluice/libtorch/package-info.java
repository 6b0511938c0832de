/**
 * libtorch's LSTM on the workloads of {@code sluice bench}, for comparison. Not for users: nothing
 * depends on it. Start at {@link io.sluice.libtorch.LibtorchPeer}.
 */
@NullMarked
package io.sluice.libtorch;

import org.jspecify.annotations.NullMarked;
