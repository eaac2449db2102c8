/**
 * Features judged: verification, identification, protocols, gallery search. Plain arrays; imports
 * {@code knob} only.
 */
package facespace.match;
