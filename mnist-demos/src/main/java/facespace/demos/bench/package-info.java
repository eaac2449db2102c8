/**
 * The measurements behind README's tables, one part each. Imports the library; no other package
 * below {@code demos}.
 */
package facespace.demos.bench;
