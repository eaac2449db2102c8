/**
 * Many runs: who trains them, their results in a table, a report at the end. Imports the library
 * and the package above.
 */
package facespace.demos.sweep;
