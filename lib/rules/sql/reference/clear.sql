-- Empty every reference table, to be filled again from data/reference.
delete from reference_subject;
delete from reference_subject_alias;
delete from reference_qualification;
delete from reference_ks2_band;
delete from reference_source;
delete from reference_rule_set;
delete from reference_element;
delete from reference_element_subject;
delete from reference_banding;
delete from reference_points;
delete from reference_estimate;
delete from reference_deviation;
delete from reference_national_average;
delete from reference_national_grade;
delete from reference_national_subject;
delete from reference_not_known;
delete from reference_loaded;
