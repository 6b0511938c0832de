package io.sluice.model;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The tensors of one file, by name, and the strings that stood with them. Immutable. */
public final class TensorBundle {
  private final Map<String, Tensor> tensors;
  private final Map<String, String> metadata;

  TensorBundle(List<Tensor> tensors, Map<String, String> metadata) {
    Map<String, Tensor> byName = new LinkedHashMap<>();
    for (Tensor tensor : tensors) {
      byName.put(tensor.name(), tensor);
    }
    this.tensors = Collections.unmodifiableMap(byName);
    this.metadata = Map.copyOf(metadata);
  }

  /** The names, in the order of the file. */
  public Set<String> names() {
    return tensors.keySet();
  }

  /** The tensors, in the order of the file. */
  public Collection<Tensor> tensors() {
    return tensors.values();
  }

  /** The strings beside the tensors. */
  public Map<String, String> metadata() {
    return metadata;
  }

  /** The tensor {@code name}, if there is one. */
  public Optional<Tensor> find(String name) {
    return Optional.ofNullable(tensors.get(name));
  }

  /**
   * The tensor {@code name}.
   *
   * @throws ModelFormatException if there is none
   */
  public Tensor require(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new ModelFormatException(
                    "tensors",
                    "tensor " + name + " is missing",
                    names(),
                    "it among them",
                    "use the file that belongs to this architecture"));
  }

  /**
   * The tensor {@code name}, which must have this type and shape.
   *
   * @throws ModelFormatException if it is missing or differs
   */
  public Tensor require(String name, ElementType type, int... shape) {
    Tensor tensor = require(name);
    TensorHeader expected = TensorHeader.of(name, type, shape);
    if (!tensor.header().equals(expected)) {
      throw new ModelFormatException(
          "tensors",
          "tensor " + name,
          tensor.type() + " " + tensor.shape(),
          type + " " + expected.shape(),
          "use the file that belongs to this architecture");
    }
    return tensor;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TensorBundle that
        && tensors.equals(that.tensors)
        && metadata.equals(that.metadata);
  }

  @Override
  public int hashCode() {
    return 31 * tensors.hashCode() + metadata.hashCode();
  }

  @Override
  public String toString() {
    return "TensorBundle" + tensors.values();
  }
}
