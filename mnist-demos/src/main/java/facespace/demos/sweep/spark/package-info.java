/**
 * A sweep beyond one machine: its runs are tasks of Apache Spark, whose classes are there only
 * where it is. Imports the library and the top package.
 */
package facespace.demos.sweep.spark;
