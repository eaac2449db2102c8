/**
 * The library's losses and metrics beside reference values from files. Imports the library; no
 * other package below {@code demos}.
 */
package facespace.demos.vectors;
