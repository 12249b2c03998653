-- An invented person, as a list and an enrolment would have brought her.

-- name: insert_person
INSERT INTO person (centre_id, id, nir, territory, listing_seq, is_member, created_at)
VALUES (:centre, :id, :nir, :territory, 1, :is_member, :created_at);

-- name: insert_listing
INSERT INTO listing (centre_id, person_id, seq, import_id, line, campaign, reference_date, content_hash, birth_name, used_name, first_name,
    birth_date, sex, landline, mobile, address_line, postal_code, town, scheme, ald, physician_rpps, deliveries, letters_sent, dental_on,
    renal_on, eye_fundus_on, care_gap, gap_years)
VALUES (:centre, :person, 1, :import, :line, :campaign, :reference_date, 0, :birth_name, :used_name, :first_name,
    :birth_date, :sex, :landline, :mobile, :address_line, :postal_code, :town, :scheme, :ald, :physician_rpps, :deliveries, :letters_sent,
    :dental_on, :renal_on, :eye_fundus_on, :care_gap, :gap_years);

-- name: insert_card
INSERT INTO person_card (centre_id, person_id, member_since, physician_name, shares_with_physician, preferred_time, pinned)
VALUES (:centre, :person, :member_since, :physician_name, :shares_with_physician, :preferred_time, :pinned);
