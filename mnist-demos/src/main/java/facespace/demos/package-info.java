/**
 * The command line: one class per command, and what they say. Imports the library and the packages
 * below; the only place that prints.
 */
package facespace.demos;
