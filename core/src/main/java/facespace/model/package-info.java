/**
 * A trained network frozen: from images to embeddings, its file, and what it is worth on pairs of
 * photographs. Stands on {@code train}.
 */
package facespace.model;
