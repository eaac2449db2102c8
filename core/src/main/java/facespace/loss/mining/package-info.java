/**
 * Which triplets of a batch a loss looks at, on plain arrays: one class per rule. Imports {@code
 * knob} only.
 */
package facespace.loss.mining;
