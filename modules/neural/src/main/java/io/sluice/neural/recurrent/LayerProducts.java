package io.sluice.neural.recurrent;

import io.sluice.neural.gemm.Gemm.Accumulation;
import io.sluice.neural.gemm.Matrix;
import io.sluice.neural.gemm.Product;
import io.sluice.neural.memory.Floats;
import java.util.ArrayList;
import java.util.List;

/**
 * The products over all steps of one direction of a layer. They are the same in window after
 * window: a description is kept until the window has another extent or other memory is read.
 */
final class LayerProducts {
  private final LayerDirection direction;
  private final DirectionParameters parameters;
  private final RecurrentGradient recurrent;
  private final Accumulation derivative;
  private final int width;
  private final int columns;

  private LayerInput projected = LayerInput.NONE;
  private Product projection = Product.NONE;

  private LayerInput derived = LayerInput.NONE;
  private Floats dInput = derived.values();
  private int time;
  private int batch;
  private List<Product> derivatives = List.of();

  /**
   * @param derivative whether the derivative by the input replaces what is there or is added to it
   */
  LayerProducts(LayerDirection direction, RecurrentGradient recurrent, Accumulation derivative) {
    this.direction = direction;
    this.recurrent = recurrent;
    this.derivative = derivative;
    parameters = direction.parameters;
    width = parameters.features().width();
    columns = direction.layout.columns();
  }

  /** The projected input; to be asked for once the direction has begun a pass over it. */
  Product projection(LayerInput input) {
    if (!projected.equals(input)) {
      projection =
          new Product(
              Matrix.of(input.values(), input.rows(), width),
              Matrix.of(parameters.input(), width, columns),
              Accumulation.REPLACE,
              Matrix.of(direction.projections(), input.rows(), columns));
      projected = input;
    }
    return projection;
  }

  /** What adds to the gradients of the weights, and the derivative by the input. */
  List<Product> derivatives(LayerInput input, Floats newDInput) {
    Window window = direction.window;
    boolean known =
        derived.equals(input)
            && dInput == newDInput
            && time == window.time()
            && batch == window.batch();
    if (!known) {
      derivatives = describe(input, newDInput);
      derived = input;
      dInput = newDInput;
      time = window.time();
      batch = window.batch();
    }
    return derivatives;
  }

  private List<Product> describe(LayerInput input, Floats target) {
    int steps = direction.window.time() * direction.window.batch();
    Floats byInput = input.repeats() ? direction.dTable : direction.gates;
    Matrix dGates = Matrix.of(byInput, input.rows(), columns);
    List<Product> products = new ArrayList<>();
    products.add(
        new Product(
            Matrix.of(input.values(), input.rows(), width).transposed(),
            dGates,
            Accumulation.ADD,
            Matrix.of(parameters.dInput(), width, columns)));
    products.addAll(recurrent.products(steps));
    products.add(
        new Product(
            dGates,
            Matrix.of(parameters.input(), width, columns).transposed(),
            derivative,
            Matrix.of(target, input.rows(), width)));
    return products;
  }
}
