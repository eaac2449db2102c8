/**
 * The command that brings notebooks to a user's Jupyter and takes them away again. Imports {@code
 * kernel}.
 */
package facespace.lessons;
