package facespace.play.gallery;

/**
 * Somebody enrolled, as near to a face as their nearest picture is.
 *
 * @param person who
 * @param picture the number of that picture
 * @param angleDeg its angle to the face, in degrees, 0 … 180
 */
public record Candidate(Enrolled person, int picture, double angleDeg) {}
