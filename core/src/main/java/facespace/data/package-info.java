/**
 * Digits and people as images with labels: what there is, how it is found, read, fetched and drawn.
 * Imports {@code knob} and {@code text}, never {@code net}, {@code loss} or {@code train}.
 */
package facespace.data;
