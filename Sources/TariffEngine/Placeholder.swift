// Filled by the layer's first types.
