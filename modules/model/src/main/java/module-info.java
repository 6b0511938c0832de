/** The {@code .sluice} model file, and JSON with limits. */
module io.sluice.model {
  requires com.fasterxml.jackson.core;
  requires static org.jspecify;

  exports io.sluice.model;
  exports io.sluice.model.json;
}
