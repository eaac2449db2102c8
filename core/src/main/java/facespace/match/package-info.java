/**
 * Features judged: verification, identification, protocols, gallery search. Plain arrays; imports
 * {@code knob} and {@code geometry} only.
 */
package facespace.match;
