/**
 * The networks, a file each. Imports {@code knob} and the tensor library, never {@code data},
 * {@code loss} or {@code train}.
 */
package facespace.net;
