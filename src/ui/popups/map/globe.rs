//! Where things stand on the earth and on a map of a part of it.

/// A place on the earth, in degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// North of the equator.
    pub lat: f64,
    /// East of Greenwich.
    pub lon: f64,
}

/// The part of the earth that a map shows: degrees around a middle, as wide as they are high on the ground.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Window {
    /// The middle.
    pub middle: Point,
    /// Degrees from the middle to the upper edge.
    pub up: f64,
    /// Degrees from the middle to the right edge.
    pub right: f64,
}

const EARTH_RADIUS_KM: f64 = 6_371.0;

/// A cell of a terminal is about so many times as high as it is wide.
const CELL_ASPECT: f64 = 2.0;

/// The closest look: degrees from the middle to an edge.
const MIN_UP: f64 = 0.25;

/// Part of the map left empty around what it is fitted to.
const MARGIN: f64 = 1.25;

impl Point {
    /// Kilometres to `other` along the ground, by the haversine formula.
    pub fn distance(self, other: Point) -> f64 {
        let (lat, to) = (self.lat.to_radians(), other.lat.to_radians());
        let (north, east) = (to - lat, (other.lon - self.lon).to_radians());
        let chord = (north / 2.0).sin().powi(2) + lat.cos() * to.cos() * (east / 2.0).sin().powi(2);
        2.0 * EARTH_RADIUS_KM * chord.sqrt().min(1.0).asin()
    }

    /// The direction in which one sets out for `other`, as one of eight.
    pub fn bearing(self, other: Point) -> &'static str {
        const NAMES: [&str; 8] = ["N", "NE", "E", "SE", "S", "SW", "W", "NW"];
        let (lat, to) = (self.lat.to_radians(), other.lat.to_radians());
        let east = (other.lon - self.lon).to_radians();
        let y = east.sin() * to.cos();
        let x = lat.cos() * to.sin() - lat.sin() * to.cos() * east.cos();
        let eighths = (y.atan2(x).to_degrees().rem_euclid(360.0) / 45.0).round();
        NAMES[eighths as usize % NAMES.len()]
    }
}

impl Window {
    /// The smallest window that shows all of `points` in `columns` by `rows` cells; the world when there is none.
    pub fn around(points: &[Point], columns: u16, rows: u16) -> Window {
        let Some(first) = points.first() else {
            return Window::around(
                &[
                    Point {
                        lat: -55.0,
                        lon: -170.0,
                    },
                    Point {
                        lat: 75.0,
                        lon: 0.0,
                    },
                    Point {
                        lat: 0.0,
                        lon: 170.0,
                    },
                ],
                columns,
                rows,
            );
        };
        let (mut south, mut north, mut west, mut east) = (first.lat, first.lat, 0f64, 0f64);
        for point in points {
            (south, north) = (south.min(point.lat), north.max(point.lat));
            let from_first = turned(point.lon - first.lon);
            (west, east) = (west.min(from_first), east.max(from_first));
        }
        let middle = Point {
            lat: (south + north) / 2.0,
            lon: turned(first.lon + (west + east) / 2.0),
        };
        let shape = f64::from(columns.max(1)) / (f64::from(rows.max(1)) * CELL_ASPECT);
        let shrink = middle.lat.to_radians().cos().max(0.1);
        let across = (east - west) / 2.0 * shrink / shape;
        let up = MARGIN * ((north - south) / 2.0).max(across).max(MIN_UP);
        Window {
            middle,
            up,
            right: up * shape / shrink,
        }
    }

    /// The cell of `point` among `columns` by `rows`, if the window shows it.
    pub fn cell(&self, point: Point, columns: u16, rows: u16) -> Option<(u16, u16)> {
        let x = turned(point.lon - self.middle.lon) / self.right;
        let y = (point.lat - self.middle.lat) / self.up;
        let inside = x.abs() <= 1.0 && y.abs() <= 1.0 && columns > 0 && rows > 0;
        inside.then(|| {
            let cell = |part: f64, n: u16| ((part * f64::from(n)) as u16).min(n - 1);
            (cell((x + 1.0) / 2.0, columns), cell((1.0 - y) / 2.0, rows))
        })
    }
}

/// Degrees as they are between -180 and 180.
fn turned(degrees: f64) -> f64 {
    (degrees + 180.0).rem_euclid(360.0) - 180.0
}

#[cfg(test)]
mod tests {
    use super::*;

    const OSLO: Point = Point {
        lat: 59.91,
        lon: 10.74,
    };
    const BERGEN: Point = Point {
        lat: 60.39,
        lon: 5.32,
    };

    #[test]
    fn distance_and_bearing_are_those_of_the_ground() {
        assert!((OSLO.distance(BERGEN) - 305.0).abs() < 5.0);
        assert_eq!(OSLO.bearing(BERGEN), "W");
        let south = Point { lat: 58.0, ..OSLO };
        assert_eq!(OSLO.bearing(south), "S");
        assert!((OSLO.distance(south) - 212.4).abs() < 1.0);
    }

    #[test]
    fn a_degree_is_as_long_across_as_up() {
        let window = Window::around(&[OSLO, BERGEN], 100, 25);
        let shrink = window.middle.lat.to_radians().cos();
        let per_column = window.right * shrink / 50.0;
        let per_row = window.up / 12.5;
        assert!((per_row / per_column - CELL_ASPECT).abs() < 1e-9);
    }

    #[test]
    fn all_that_it_is_fitted_to_is_shown_north_up_and_east_right() {
        for (columns, rows) in [(60, 12), (20, 40), (150, 45)] {
            let window = Window::around(&[OSLO, BERGEN], columns, rows);
            let oslo = window.cell(OSLO, columns, rows).unwrap();
            let bergen = window.cell(BERGEN, columns, rows).unwrap();
            assert!(
                bergen.0 < oslo.0 && bergen.1 <= oslo.1,
                "{bergen:?} {oslo:?}"
            );
        }
    }

    #[test]
    fn the_date_line_divides_nothing() {
        let fiji = Point {
            lat: -17.0,
            lon: 178.0,
        };
        let samoa = Point {
            lat: -13.8,
            lon: -172.0,
        };
        let window = Window::around(&[fiji, samoa], 80, 20);
        assert!(window.right < 20.0, "{window:?}");
        assert!(window.cell(fiji, 80, 20).unwrap().0 < window.cell(samoa, 80, 20).unwrap().0);
    }

    #[test]
    fn what_lies_outside_has_no_cell() {
        let window = Window::around(&[OSLO], 80, 20);
        assert_eq!(window.cell(BERGEN, 80, 20), None);
    }
}
